-- benice for Neovim 0.7 and later: put this file into ~/.config/nvim/plugin/, or run it with :luafile.
-- `vim.g.benice_command` says what starts it, where `benice` is not on the PATH: { "uvx", "--from", "benice[lsp]", "benice" }.

local command = vim.deepcopy(vim.g.benice_command or { "benice" })
table.insert(command, "server")
local types = { "markdown", "text", "csv", "tsv", "json", "yaml" }
local markers = { "benice.toml", "strategy.toml", ".git" }
local options = vim.g.benice_options or {} -- { counts = "off", select = { "begging" } }

if vim.lsp.config and vim.lsp.enable then -- 0.11 and later
  vim.lsp.config("benice", { cmd = command, filetypes = types, root_markers = markers, init_options = options })
  vim.lsp.enable("benice")
  return
end

local function root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local above = folder
  while true do
    for _, marker in ipairs(markers) do
      local there = above .. "/" .. marker
      if vim.fn.filereadable(there) == 1 or vim.fn.isdirectory(there) == 1 then return above end
    end
    local parent = vim.fn.fnamemodify(above, ":h")
    if parent == above then return folder end
    above = parent
  end
end

local clients = {} -- by folder, before 0.8, where vim.lsp.start does this
local function attach(event)
  local folder = root(event.match ~= "" and vim.api.nvim_buf_get_name(event.buf) or vim.fn.getcwd())
  local config = { name = "benice", cmd = command, root_dir = folder, init_options = options }
  if vim.lsp.start then
    vim.lsp.start(config)
    return
  end
  clients[folder] = clients[folder] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(event.buf, clients[folder])
end

local group = vim.api.nvim_create_augroup("benice", { clear = true })
vim.api.nvim_create_autocmd("FileType", { group = group, pattern = types, callback = attach })
