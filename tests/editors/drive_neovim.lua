-- Sets the server up as our docs say, takes the findings down, lets one be by a code action, and looks again.
vim.g.benice_command = { os.getenv("BENICE_PYTHON"), "-m", "benice" }
dofile(os.getenv("BENICE_LUA"))
vim.ui.select = function(items, _, choose) -- what somebody would pick in the menu
  for _, item in ipairs(items) do
    local action = item.action or item[2]
    if action.title:find("Let like%-begging be") then return choose(item) end
  end
  choose(nil)
end

local function findings()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, false)[1]
    local code = each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code)
    table.insert(found, { rule = code, words = line:sub(each.col + 1, each.end_col), line = each.lnum, column = each.col })
  end
  return found
end

local function has(rule)
  for _, each in ipairs(findings()) do if each.rule == rule then return each end end
end

vim.bo.filetype = "markdown"
vim.wait(20000, function() return has("like-begging") end, 20)
local told = { before = findings() }
local one = has("like-begging")
if one then
  vim.api.nvim_win_set_cursor(0, { one.line + 1, one.column })
  vim.lsp.buf.code_action()
  vim.wait(20000, function() return not has("like-begging") end, 20)
end
told.after = findings()
told.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
for _, list in ipairs({ told.before, told.after }) do
  for _, each in ipairs(list) do each.line, each.column = nil, nil end
end
vim.fn.writefile({ (vim.json and vim.json.encode or vim.fn.json_encode)(told) }, os.getenv("BENICE_TOLD"))
vim.cmd("qa!")
