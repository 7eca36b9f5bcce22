-- Starts the server and attaches buffers to it.
local M = {}

M.options = {
  -- The command that starts the server.
  cmd = { "hashiya", "serve" },
  -- File types to attach to: true for every buffer, "arabic" for those with Arabic in their first lines.
  filetypes = { text = true, markdown = "arabic" },
  -- What may also stand in `.hashiya.json`: names, referenceTime, diagnostics, …
  settings = {},
  -- Text after the end of a line mixes writing directions, so findings are underlined and marked in the margin only.
  diagnostics = { virtual_text = false, underline = true, signs = true },
  -- Called with the client and the buffer when a buffer is attached.
  on_attach = nil,
}

-- Server by root folder.
local clients = {}

--- Takes the user's options over the defaults. Not needed when the defaults will do.
function M.setup(options)
  M.options = vim.tbl_deep_extend("force", M.options, options or {})
end

local function has_arabic(buffer)
  -- The lead bytes of U+0600…U+06FF.
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 200, false)) do
    if line:find("[\216-\219]") then
      return true
    end
  end
  return false
end

local function folder_of(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  return name == "" and vim.fn.getcwd() or vim.fn.fnamemodify(name, ":p:h")
end

-- The nearest folder above the buffer's file with a configuration or a repository, else the file's own.
local function root_of(buffer)
  local folder = folder_of(buffer)
  local escaped = vim.fn.escape(folder, " ,;*?[{`$\\")
  local file = vim.fn.findfile(".hashiya.json", escaped .. ";")
  if file ~= "" then
    return vim.fn.fnamemodify(file, ":p:h")
  end
  local repository = vim.fn.finddir(".git", escaped .. ";")
  if repository ~= "" then
    return vim.fn.fnamemodify(repository, ":p:h:h")
  end
  return folder
end

local function start(root)
  local client
  client = vim.lsp.start_client({
    name = "hashiya",
    cmd = M.options.cmd,
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    settings = { hashiya = M.options.settings },
    on_attach = function(attached, buffer)
      vim.diagnostic.config(M.options.diagnostics, vim.lsp.diagnostic.get_namespace(attached.id))
      if M.options.on_attach then
        M.options.on_attach(attached, buffer)
      end
    end,
    on_exit = function()
      if clients[root] == client then
        clients[root] = nil
      end
    end,
  })
  return client
end

--- Attaches a buffer (the current one by default). Returns the client's id, or nil when the server cannot be started.
function M.attach(buffer)
  buffer = (buffer == nil or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
  local root = root_of(buffer)
  if not clients[root] then
    if vim.fn.executable(M.options.cmd[1]) == 0 then
      vim.notify_once("hashiya: " .. M.options.cmd[1] .. " cannot be run; is it in $PATH?", vim.log.levels.WARN)
      return nil
    end
    clients[root] = start(root)
  end
  local client = clients[root]
  if client and not vim.lsp.buf_is_attached(buffer, client) then
    vim.lsp.buf_attach_client(buffer, client)
  end
  return client
end

--- Attaches a buffer if its file type and its text are among those of the options.
function M.attach_if_wanted(buffer)
  if not vim.api.nvim_buf_is_loaded(buffer) or vim.bo[buffer].buftype ~= "" then
    return
  end
  local wanted = M.options.filetypes[vim.bo[buffer].filetype]
  if wanted == true or (wanted == "arabic" and has_arabic(buffer)) then
    M.attach(buffer)
  end
end

--- Asks the server about the current buffer, attaching it first. `handle` gets the result.
function M.request(method, params, handle)
  local buffer = vim.api.nvim_get_current_buf()
  local id = M.attach(buffer)
  local client = id and vim.lsp.get_client_by_id(id)
  local function send()
    client = vim.lsp.get_client_by_id(id)
    if not client or not client.initialized then
      return false
    end
    client.request(method, params, function(failure, result)
      if failure then
        vim.notify("hashiya: " .. failure.message, vim.log.levels.ERROR)
      else
        handle(result, buffer)
      end
    end, buffer)
    return true
  end
  -- A server that was started just now answers within milliseconds.
  if not id or not vim.wait(5000, send, 10) then
    vim.notify("hashiya: the server does not answer", vim.log.levels.ERROR)
  end
end

return M
