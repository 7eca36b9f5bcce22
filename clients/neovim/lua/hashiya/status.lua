-- :HashiyaStatus
local M = {}

--- The status as lines for people.
function M.lines(status)
  local memory = status.memory and status.memory.residentBytes
  local lines = {
    string.format("hashiya %s, model %s", status.version, status.model.version),
    string.format("up %d s, %d requests", math.floor(status.uptimeSeconds), status.counters.requests),
  }
  if memory then
    table.insert(lines, string.format("%.1f MiB of memory", memory / 1048576))
  end
  for _, document in ipairs(status.documents) do
    table.insert(lines, string.format("%s (%d bytes)", vim.uri_to_fname(document.uri), document.bytes))
  end
  return lines
end

--- Asks the server of the current buffer and shows its answer.
function M.show()
  require("hashiya").request("hashiya/status", nil, function(status)
    vim.notify(table.concat(M.lines(status), "\n"))
  end)
end

return M
