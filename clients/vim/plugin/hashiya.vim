" Commands over the server that ALE runs.
if exists('g:loaded_hashiya')
  finish
endif
let g:loaded_hashiya = 1

command! -nargs=* -complete=customlist,hashiya#CompleteLayers HashiyaAnnotate call hashiya#Annotate(<f-args>)
command! HashiyaQuotes call hashiya#Annotate('quotes')
command! HashiyaStatus call hashiya#Status()
