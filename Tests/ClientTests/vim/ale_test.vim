" Runs inside `vim -es` (see clients/vim/test.sh): opens a file as a user does and looks at what ALE shows.
set nocompatible encoding=utf-8 nomore noswapfile hidden
scriptencoding utf-8
let s:work = $HASHIYA_WORK
let s:failed = 0
let &runtimepath = $HASHIYA_CLIENT . ',' . $HASHIYA_ALE . ',' . &runtimepath
let g:hashiya_executable = $HASHIYA_SERVER
let g:ale_linters = {'text': ['hashiya']}
let g:ale_lint_delay = 50
let g:ale_history_enabled = 0
let g:ale_hover_to_preview = 1
filetype plugin on
runtime plugin/ale.vim
runtime plugin/hashiya.vim

let s:article = [
\ 'الميناء يستقبل أولى السفن',
\ '',
\ 'أعلن وزير النقل سامر الحاج في 12 مايو 2024 أن ميناء رمالستان استقبل أولى السفن.',
\ 'وقال الوزير: "العمل في الميناء بدأ أمس".',
\ 'وغادر سامر الحاج إلى القاهرة.',
\ 'وكتب في بيان أن "العمل لن يتوقف',
\]

function! s:WaitFor(Condition, what) abort
  let l:tries = 0
  while l:tries < 400
    if a:Condition()
      return
    endif
    sleep 50m
    let l:tries += 1
  endwhile
  throw 'timed out waiting for ' . a:what
endfunction

function! s:Check(condition, message) abort
  if !a:condition
    throw a:message
  endif
endfunction

function! s:Findings() abort
  return get(get(g:ale_buffer_info, bufnr('%'), {}), 'loclist', [])
endfunction

function! s:Goto(word) abort
  call cursor(1, 1)
  call s:Check(search('\V' . a:word, 'c') > 0, a:word . ' is not in the buffer')
endfunction

" The text that columns from 1 cover, the last one included.
function! s:Covered(finding) abort
  return strpart(getline(a:finding.lnum), a:finding.col - 1, a:finding.end_col - a:finding.col + 1)
endfunction

function! s:PreviewText() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

let s:tests = []

function! s:FindingsAreShown() abort
  call s:WaitFor({-> !empty(s:Findings())}, 'a finding')
  let l:finding = s:Findings()[0]
  call s:Check(l:finding.lnum == 6, string(l:finding))
  call s:Check(s:Covered(l:finding) =~# '^"', 'the finding covers ' . s:Covered(l:finding))
endfunction
call add(s:tests, ['findings are shown at their bytes', function('s:FindingsAreShown')])

function! s:FindingsFollow() abort
  let l:word = s:Covered(s:Findings()[0])
  let l:column = s:Findings()[0].col
  call setline(6, '😀 مُحَمَّد ' . getline(6))
  call append(0, '😀 مُحَمَّد')
  call ale#Queue(0)
  call s:WaitFor({-> !empty(s:Findings()) && s:Findings()[0].lnum == 7 && s:Findings()[0].col > l:column}, 'the new place')
  call s:Check(s:Covered(s:Findings()[0]) is# l:word, s:Covered(s:Findings()[0]) . ' is not ' . l:word)
endfunction
call add(s:tests, ['findings stay at their words after an edit', function('s:FindingsFollow')])

function! s:Hover() abort
  call s:Goto('12 مايو')
  ALEHover
  call s:WaitFor({-> s:PreviewText() =~# '2024-05-12'}, 'the hover')
  pclose
endfunction
call add(s:tests, [':ALEHover', function('s:Hover')])

function! s:Lists() abort
  HashiyaQuotes
  call s:WaitFor({-> !empty(getloclist(0)) && getloclist(0, {'title': 1}).title =~# '^hashiya'}, 'the location list')
  let l:direct = filter(getloclist(0), {_, entry -> stridx(entry.text, 'العمل في الميناء بدأ أمس') >= 0})
  call s:Check(len(l:direct) == 1, string(getloclist(0)))
  let l:line = getbufline(l:direct[0].bufnr, l:direct[0].lnum)[0]
  call s:Check(stridx(strpart(l:line, l:direct[0].col - 1), 'العمل في الميناء بدأ أمس') == 0, 'the entry''s place is wrong')
  lclose
  HashiyaAnnotate times
  call s:WaitFor({-> !empty(getloclist(0)) && getloclist(0)[0].text =~# '^DATE'}, 'the times')
  lclose
endfunction
call add(s:tests, [':HashiyaQuotes and :HashiyaAnnotate', function('s:Lists')])

function! s:Status() abort
  messages clear
  HashiyaStatus
  call s:WaitFor({-> execute('messages') =~# 'hashiya [0-9.]\+, model .* 1 open'}, 'the status')
endfunction
call add(s:tests, [':HashiyaStatus', function('s:Status')])

function! s:Definition() abort
  call s:Goto('العمل في الميناء بدأ')
  ALEGoToDefinition
  call s:WaitFor({-> stridx(strpart(getline('.'), col('.') - 1), 'العمل') != 0}, 'the jump')
endfunction
call add(s:tests, [':ALEGoToDefinition from a quotation to its speaker', function('s:Definition')])

function! s:Run() abort
  execute 'edit ' . fnameescape(s:work . '/خبر.txt')
  for [l:name, l:Test] in s:tests
    try
      call l:Test()
      call s:Say('ok      ' . l:name)
    catch
      call s:Say('FAILED  ' . l:name . ': ' . v:exception . ' ' . v:throwpoint)
      let s:failed = 1
      break
    endtry
  endfor
  call ale#lsp#StopAll()
endfunction

function! s:Say(text) abort
  call writefile([a:text], s:work . '/report', 'a')
endfunction

call writefile(s:article, s:work . '/خبر.txt')
call s:Run()
if s:failed
  cquit!
endif
qall!
