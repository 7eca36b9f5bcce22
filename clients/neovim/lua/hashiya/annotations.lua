-- :HashiyaAnnotate and :HashiyaQuotes: what is found in a buffer, in the location list.
local M = {}

M.layers = { "entities", "times", "quantities", "quotes", "sections", "diagnostics" }

-- What a line of the list says about an annotation, by layer. `spans` are where it stands.
local describe = {
  entities = function(mention)
    return { mention }, string.format("%s %s", mention.type, mention.text)
  end,
  times = function(time)
    return { time }, string.format("%s %s: %s", time.type, time.value, time.text)
  end,
  quantities = function(quantity)
    local unit = quantity.unit and (" " .. quantity.unit) or ""
    return { quantity }, string.format("%s %s%s: %s", quantity.kind, quantity.value, unit, quantity.text)
  end,
  quotes = function(quote)
    local via = quote.viaName and (" via " .. quote.viaName) or ""
    local first = quote.content[1]
    return quote.content, string.format("%s%s: %s", quote.speakerName, via, first and first.text or "")
  end,
  sections = function(section)
    return { section }, string.format("section %d %s", section.level, section.title and section.title.text or "")
  end,
  diagnostics = function(finding)
    return { finding }, string.format("%s %s: %s", finding.severity, finding.code, finding.message)
  end,
}

-- The byte offset of each line's start, in the text as the server has it.
local function line_starts(buffer)
  local ending = vim.bo[buffer].fileformat == "dos" and 2 or 1
  local starts, offset = {}, 0
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
    starts[number] = offset
    offset = offset + #line + ending
  end
  return starts
end

-- The line and the column, both from 1, of a byte offset.
local function place(starts, offset)
  local low, high = 1, #starts
  while low < high do
    local middle = math.ceil((low + high) / 2)
    if starts[middle] <= offset then
      low = middle
    else
      high = middle - 1
    end
  end
  return low, offset - starts[low] + 1
end

--- The entries of a document for a location list, in the order of the text.
function M.entries(document, layers, buffer)
  local starts = line_starts(buffer)
  local entries = {}
  for _, layer in ipairs(layers) do
    for _, annotation in ipairs(document[layer] or {}) do
      local spans, text = describe[layer](annotation)
      if spans[1] then
        local line, column = place(starts, spans[1].start)
        local last_line, last_column = place(starts, spans[#spans]["end"])
        table.insert(entries, {
          bufnr = buffer,
          lnum = line,
          col = column,
          end_lnum = last_line,
          end_col = last_column,
          text = text,
        })
      end
    end
  end
  table.sort(entries, function(a, b)
    if a.lnum ~= b.lnum then
      return a.lnum < b.lnum
    end
    return a.col < b.col
  end)
  return entries
end

--- Fills and opens the location list with the annotations of the current buffer.
function M.list(layers)
  layers = #layers > 0 and layers or { "entities", "times", "quantities", "quotes" }
  for _, layer in ipairs(layers) do
    if not describe[layer] then
      vim.notify("hashiya: no layer " .. layer, vim.log.levels.ERROR)
      return
    end
  end
  local window = vim.api.nvim_get_current_win()
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    layers = layers,
    -- Neovim counts columns in bytes.
    offsetEncoding = "utf-8",
  }
  require("hashiya").request("hashiya/annotate", params, function(document, buffer)
    local entries = M.entries(document, layers, buffer)
    if not vim.api.nvim_win_is_valid(window) then
      return
    end
    vim.fn.setloclist(window, {}, " ", { title = "hashiya: " .. table.concat(layers, ", "), items = entries })
    if #entries == 0 then
      vim.notify("hashiya: nothing found")
    else
      vim.api.nvim_win_call(window, function()
        vim.cmd("lopen")
      end)
    end
  end)
end

return M
