-- Runs inside `nvim --headless` (see clients/neovim/test.sh): opens files as a user does and looks at what comes back.
local work = assert(os.getenv("HASHIYA_WORK"))
local server = assert(os.getenv("HASHIYA_SERVER"))

local function say(text)
  io.stdout:write(text, "\n")
end

local function check(condition, message)
  if not condition then
    error(message, 2)
  end
end

local function write(name, text)
  local file = assert(io.open(work .. "/" .. name, "w"))
  file:write(text)
  file:close()
end

local function wait_for(condition, message)
  check(vim.wait(10000, condition, 20), "timed out waiting for " .. message)
end

local function clients()
  return vim.lsp.buf_get_clients(0)
end

local function client()
  for _, found in pairs(clients()) do
    return found
  end
end

local function ask(method, params)
  local answer, failure = client().request_sync(method, params, 10000, vim.api.nvim_get_current_buf())
  check(answer and not answer.err, method .. ": " .. vim.inspect(failure or answer))
  return answer.result
end

-- The text that a range of the location list or of a finding covers.
local function covered(first_line, first_column, last_line, last_column)
  return table.concat(
    vim.api.nvim_buf_get_text(0, first_line - 1, first_column - 1, last_line - 1, last_column - 1, {}),
    "\n"
  )
end

-- Puts the cursor on the first letter of a word and gives what a hover says there.
local function at(word)
  vim.fn.cursor(1, 1)
  check(vim.fn.search("\\V" .. word, "c") > 0, word .. " is not in the buffer")
  return vim.lsp.util.make_position_params(0, client().offset_encoding)
end

local function hover(word)
  local result = ask("textDocument/hover", at(word))
  return result and result.contents.value or ""
end

-- The texts of the places in an answer.
local function texts(places)
  local found = {}
  for _, item in ipairs(vim.lsp.util.locations_to_items(places, client().offset_encoding)) do
    local range = places[#found + 1].range or places[#found + 1].targetSelectionRange
    local last = vim.fn.getline(range["end"].line + 1)
    local finish = vim.str_byteindex(last, range["end"].character, client().offset_encoding == "utf-16")
    table.insert(found, covered(item.lnum, item.col, range["end"].line + 1, finish + 1))
  end
  return found
end

local article = table.concat({
  "الميناء يستقبل أولى السفن",
  "",
  "أعلن وزير النقل سامر الحاج في 12 مايو 2024 أن ميناء رمالستان استقبل أولى السفن.",
  "وقال الوزير: \"العمل في الميناء بدأ أمس\".",
  "وغادر الحاج إلى القاهرة.",
  "وكتب في بيان أن \"العمل لن يتوقف",
  "",
}, "\n")

local tests = {
  {
    "a text file is attached, a Markdown file without Arabic is not",
    function()
      write("notes.md", "# Nothing here\n")
      vim.cmd("edit " .. work .. "/notes.md")
      vim.wait(300)
      check(vim.tbl_isempty(clients()), "an English Markdown file was attached")
      write("خبر.txt", article)
      vim.cmd("edit " .. vim.fn.fnameescape(work .. "/خبر.txt"))
      wait_for(client, "the client")
      wait_for(function()
        return client().initialized
      end, "initialize")
    end,
  },
  {
    "outline",
    function()
      local symbols = ask("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
      check(symbols[1] and symbols[1].name == "الميناء يستقبل أولى السفن", vim.inspect(symbols))
    end,
  },
  {
    "hover",
    function()
      local text = hover("12 مايو")
      check(text:find("2024%-05%-12"), "hover on the date says " .. text)
    end,
  },
  {
    "findings are shown, and stay at their word when the text before them changes",
    function()
      local function finding()
        return vim.diagnostic.get(0)[1]
      end
      wait_for(finding, "a finding")
      local before = finding()
      local word = covered(before.lnum + 1, before.col + 1, before.end_lnum + 1, before.end_col + 1)
      vim.api.nvim_buf_set_lines(0, 0, 0, true, { "😀 مُحَمَّد" })
      vim.api.nvim_buf_set_text(0, before.lnum + 1, 0, before.lnum + 1, 0, { "😀 مُحَمَّد " })
      wait_for(function()
        local now = finding()
        return now and now.lnum == before.lnum + 1 and now.col > before.col
      end, "the finding at its new place")
      local after = finding()
      local same = covered(after.lnum + 1, after.col + 1, after.end_lnum + 1, after.end_col + 1)
      check(same == word, same .. " is not " .. word)
      check(hover("12 مايو"):find("2024%-05%-12"), "the hover after the edit")
    end,
  },
  {
    "the full mention of a short name, and all mentions",
    function()
      local found = ask("textDocument/definition", at("الحاج إلى القاهرة"))
      check(vim.deep_equal(texts(vim.tbl_islist(found) and found or { found }), { "سامر الحاج" }), vim.inspect(found))
      local params = at("سامر الحاج")
      params.context = { includeDeclaration = true }
      local all = texts(ask("textDocument/references", params))
      check(vim.tbl_contains(all, "سامر الحاج") and vim.tbl_contains(all, "الحاج"), vim.inspect(all))
      check(#ask("textDocument/documentHighlight", at("سامر الحاج")) >= 2, "the marks on a name")
    end,
  },
  {
    "a fix is applied by the editor, without code of the plugin",
    function()
      local params = at("\"العمل لن")
      params.range = { start = params.position, ["end"] = params.position }
      params.context = { diagnostics = {} }
      local fix
      for _, action in ipairs(ask("textDocument/codeAction", params)) do
        fix = fix or (action.kind == "quickfix" and not action.command and action)
      end
      check(fix, "there is no fix")
      fix = fix.edit and fix or ask("codeAction/resolve", fix)
      vim.lsp.util.apply_workspace_edit(fix.edit, client().offset_encoding)
      check(vim.fn.search("\\Vالعمل لن يتوقف\"", "cw") > 0, "the quotation is not closed")
      vim.cmd("undo")
    end,
  },
  {
    "a name is completed and renamed",
    function()
      vim.fn.append("$", "وعاد سام")
      vim.fn.cursor("$", 1)
      local params = at("وعاد سام")
      local line = vim.fn.getline("$")
      params.position.character = vim.str_utfindex(line, #line)
      local answer = ask("textDocument/completion", params)
      local labels = vim.tbl_map(function(item)
        return item.label
      end, answer.items or answer)
      check(vim.tbl_contains(labels, "سامر الحاج"), vim.inspect(labels))
      vim.fn.deletebufline(vim.api.nvim_get_current_buf(), "$")
      local rename = at("رمالستان")
      rename.newName = "ميناء رمالان"
      vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", rename), client().offset_encoding)
      check(vim.fn.search("\\Vرمالستان", "cw") == 0 and vim.fn.search("\\Vميناء رمالان", "cw") > 0, "the name is not changed")
      vim.cmd("undo")
    end,
  },
  {
    ":HashiyaQuotes and :HashiyaAnnotate fill the location list",
    function()
      vim.cmd("HashiyaQuotes")
      local function list()
        return vim.fn.getloclist(0)
      end
      wait_for(function()
        return #list() > 0
      end, "the location list")
      if vim.bo.buftype == "quickfix" then
        vim.cmd("wincmd p")
      end
      local direct = vim.tbl_filter(function(entry)
        return entry.text:find("العمل في الميناء بدأ أمس", 1, true)
      end, list())[1]
      check(direct, vim.inspect(list()))
      check(
        covered(direct.lnum, direct.col, direct.end_lnum, direct.end_col) == "العمل في الميناء بدأ أمس",
        "the entry's place is wrong"
      )
      vim.cmd("lclose")
      vim.cmd("HashiyaAnnotate times")
      wait_for(function()
        return list()[1] and list()[1].text:find("DATE", 1, true)
      end, "the times")
      vim.cmd("lclose")
    end,
  },
  {
    "a configuration that is written while the server runs counts",
    function()
      check(not hover("رمالستان"):find("Event"), "the name is known without a configuration")
      write(".hashiya.json", '{"names": [{"form": "رمالستان", "type": "EVENT"}]}')
      wait_for(function()
        return hover("رمالستان"):find("Event")
      end, "the name")
    end,
  },
  {
    ":HashiyaStatus",
    function()
      local said
      local notify = vim.notify
      vim.notify = function(text)
        said = text
      end
      vim.cmd("HashiyaStatus")
      wait_for(function()
        return said
      end, "the status")
      vim.notify = notify
      check(said:find("^hashiya %d") and said:find("خبر.txt", 1, true), said)
    end,
  },
  {
    "the server ends with the editor's session",
    function()
      local id = client().id
      vim.lsp.stop_client(id)
      wait_for(function()
        return vim.lsp.client_is_stopped(id)
      end, "the end")
    end,
  },
}

require("hashiya").setup({ cmd = { server, "serve" } })
for _, test in ipairs(tests) do
  local ok, message = xpcall(test[2], debug.traceback)
  say((ok and "ok      " or "FAILED  ") .. test[1])
  if not ok then
    say(message)
    vim.cmd("cquit 1")
  end
end
vim.cmd("qall!")
