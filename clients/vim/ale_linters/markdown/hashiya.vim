" Description: names, times and quotations in Arabic text

call ale#linter#Define('markdown', hashiya#Linter())
