-- Loaded by Neovim at start: defines the commands and waits for a buffer that hashiya can read.
if vim.g.loaded_hashiya or vim.fn.has("nvim-0.7") == 0 then
  return
end
vim.g.loaded_hashiya = true

local function complete_layers(lead)
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, require("hashiya.annotations").layers)
end

vim.api.nvim_create_user_command("HashiyaAnnotate", function(command)
  require("hashiya.annotations").list(command.fargs)
end, { nargs = "*", complete = complete_layers, desc = "List what hashiya finds in this buffer" })

vim.api.nvim_create_user_command("HashiyaQuotes", function()
  require("hashiya.annotations").list({ "quotes" })
end, { desc = "List who says what in this buffer" })

vim.api.nvim_create_user_command("HashiyaStatus", function()
  require("hashiya.status").show()
end, { desc = "Show what the server is and how it fares" })

local group = vim.api.nvim_create_augroup("hashiya", { clear = true })
vim.api.nvim_create_autocmd({ "FileType", "BufWritePost" }, {
  group = group,
  callback = function(event)
    require("hashiya").attach_if_wanted(event.buf)
  end,
})
