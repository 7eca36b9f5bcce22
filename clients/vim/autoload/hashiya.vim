" What the linter definitions and the commands share.

" The command that starts the server.
let g:hashiya_executable = get(g:, 'hashiya_executable', 'hashiya')
" What may also stand in `.hashiya.json`.
let g:hashiya_settings = get(g:, 'hashiya_settings', {})

let s:layers = ['entities', 'times', 'quantities', 'quotes', 'sections', 'diagnostics']

" The definition for `ale#linter#Define`.
function! hashiya#Linter() abort
  return {
  \ 'name': 'hashiya',
  \ 'lsp': 'stdio',
  \ 'executable': {buffer -> g:hashiya_executable},
  \ 'command': '%e serve --offset-encoding utf-8',
  \ 'project_root': function('hashiya#Root'),
  \ 'language': {buffer -> getbufvar(buffer, '&filetype') is# 'markdown' ? 'markdown' : 'plaintext'},
  \ 'initialization_options': {buffer -> g:hashiya_settings},
  \}
endfunction

" The nearest folder above the buffer's file with a configuration or a repository, else the file's own.
function! hashiya#Root(buffer) abort
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  let l:path = escape(l:folder, ' ,;*?[{`$\') . ';'
  let l:file = findfile('.hashiya.json', l:path)
  if !empty(l:file)
    return fnamemodify(l:file, ':p:h')
  endif
  let l:repository = finddir('.git', l:path)
  return empty(l:repository) ? l:folder : fnamemodify(l:repository, ':p:h:h')
endfunction

" The names of layers, for completion.
function! hashiya#CompleteLayers(lead, line, cursor) abort
  return filter(copy(s:layers), {_, name -> stridx(name, a:lead) == 0})
endfunction

" Fills and opens the location list with what is found in the current buffer.
function! hashiya#Annotate(...) abort
  let l:layers = a:0 ? copy(a:000) : ['entities', 'times', 'quantities', 'quotes']
  for l:layer in l:layers
    if index(s:layers, l:layer) < 0
      echohl ErrorMsg | echomsg 'hashiya: no layer ' . l:layer | echohl None
      return
    endif
  endfor
  let l:buffer = bufnr('%')
  let l:window = win_getid()
  " Vim counts columns in bytes.
  let l:params = {
  \ 'textDocument': {'uri': ale#path#ToFileURI(fnamemodify(bufname(l:buffer), ':p'))},
  \ 'layers': l:layers,
  \ 'offsetEncoding': 'utf-8',
  \}
  call s:Ask(l:buffer, 'hashiya/annotate', l:params, {document -> s:Show(document, l:layers, l:buffer, l:window)})
endfunction

" Shows what the server is and how it fares.
function! hashiya#Status() abort
  call s:Ask(bufnr('%'), 'hashiya/status', {}, function('s:ShowStatus'))
endfunction

function! s:Ask(buffer, method, params, Handle) abort
  if ale#engine#IsCheckingBuffer(a:buffer) == 0 && empty(get(g:ale_buffer_info, a:buffer, {}))
    call ale#Queue(0)
  endif
  call ale#lsp_linter#SendRequest(a:buffer, 'hashiya', [0, a:method, a:params], {answer -> s:Take(answer, a:Handle)})
endfunction

function! s:Take(answer, Handle) abort
  if has_key(a:answer, 'error')
    echohl ErrorMsg | echomsg 'hashiya: ' . a:answer.error.message | echohl None
  elseif has_key(a:answer, 'result')
    call a:Handle(a:answer.result)
  endif
endfunction

function! s:ShowStatus(status) abort
  let l:memory = get(get(a:status, 'memory', {}), 'residentBytes', 0) / 1048576
  echomsg printf(
  \ 'hashiya %s, model %s, up %d s, %d requests, %d MiB, %d open', a:status.version, a:status.model.version,
  \ float2nr(a:status.uptimeSeconds), a:status.counters.requests, l:memory, len(a:status.documents)
  \)
endfunction

function! s:Show(document, layers, buffer, window) abort
  let l:entries = hashiya#Entries(a:document, a:layers, a:buffer)
  if !win_id2win(a:window)
    return
  endif
  call setloclist(a:window, [], ' ', {'title': 'hashiya: ' . join(a:layers, ', '), 'items': l:entries})
  if empty(l:entries)
    echomsg 'hashiya: nothing found'
  else
    call win_execute(a:window, 'lopen')
  endif
endfunction

" The entries of a document for a location list, in the order of the text.
function! hashiya#Entries(document, layers, buffer) abort
  let l:starts = s:LineStarts(a:buffer)
  let l:entries = []
  for l:layer in a:layers
    for l:annotation in get(a:document, l:layer, [])
      let [l:spans, l:text] = s:Describe(l:layer, l:annotation)
      if !empty(l:spans)
        let [l:line, l:column] = s:Place(l:starts, l:spans[0].start)
        let [l:endLine, l:endColumn] = s:Place(l:starts, l:spans[-1].end)
        call add(l:entries, {
        \ 'bufnr': a:buffer, 'lnum': l:line, 'col': l:column, 'end_lnum': l:endLine, 'end_col': l:endColumn,
        \ 'text': l:text,
        \})
      endif
    endfor
  endfor
  return sort(l:entries, {one, other -> one.lnum == other.lnum ? one.col - other.col : one.lnum - other.lnum})
endfunction

" Where an annotation stands, and what the list says about it.
function! s:Describe(layer, annotation) abort
  if a:layer is# 'entities'
    return [[a:annotation], a:annotation.type . ' ' . a:annotation.text]
  elseif a:layer is# 'times'
    return [[a:annotation], printf('%s %s: %s', a:annotation.type, a:annotation.value, a:annotation.text)]
  elseif a:layer is# 'quantities'
    let l:unit = has_key(a:annotation, 'unit') ? ' ' . a:annotation.unit : ''
    return [[a:annotation], printf('%s %s%s: %s', a:annotation.kind, a:annotation.value, l:unit, a:annotation.text)]
  elseif a:layer is# 'quotes'
    let l:via = has_key(a:annotation, 'viaName') ? ' via ' . a:annotation.viaName : ''
    let l:text = empty(a:annotation.content) ? '' : a:annotation.content[0].text
    return [a:annotation.content, a:annotation.speakerName . l:via . ': ' . l:text]
  elseif a:layer is# 'sections'
    return has_key(a:annotation, 'title') ? [[a:annotation.title], 'section ' . a:annotation.title.text] : [[], '']
  endif
  return [[a:annotation], printf('%s %s: %s', a:annotation.severity, a:annotation.code, a:annotation.message)]
endfunction

" The byte offset of each line's start, in the text as ALE sends it: lines end in LF there.
function! s:LineStarts(buffer) abort
  let l:starts = []
  let l:offset = 0
  for l:line in getbufline(a:buffer, 1, '$')
    call add(l:starts, l:offset)
    let l:offset += len(l:line) + 1
  endfor
  return l:starts
endfunction

" The line and the column, both from 1, of a byte offset.
function! s:Place(starts, offset) abort
  let l:low = 0
  let l:high = len(a:starts) - 1
  while l:low < l:high
    let l:middle = (l:low + l:high + 1) / 2
    if a:starts[l:middle] <= a:offset
      let l:low = l:middle
    else
      let l:high = l:middle - 1
    endif
  endwhile
  return [l:low + 1, a:offset - a:starts[l:low] + 1]
endfunction
