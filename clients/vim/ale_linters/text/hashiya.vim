" Description: names, times and quotations in Arabic text

call ale#linter#Define('text', hashiya#Linter())
