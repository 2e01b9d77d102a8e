-- Makes a page of the repository one of the site: links to pages lead to pages, links to other files to their copy or to the repository, and what may be
-- wider than a telephone can be scrolled with a keyboard.
local page, files, folders, tables = "", {}, {}, 0

for file in io.lines(os.getenv("SITE_FILES")) do
  files[file] = true
  for folder in file:gmatch("()/") do folders[file:sub(1, folder - 1)] = true end
end

-- A path without dots: "a/b/../c" is "a/c".
local function plain(path)
  local parts = {}
  for part in path:gmatch("[^/]+") do
    if part == ".." then table.remove(parts) elseif part ~= "." then table.insert(parts, part) end
  end
  return table.concat(parts, "/")
end

local function isPage(file) return file:match("%.md$") and not file:match("^tests/") and not file:match("/lesson/") end

local function isCopied(file)
  return file:match("^rules/") or file:match("^scenarios/") or file:match("^src/ScenarioEngine%.Docs/pictures/") or file:match("^src/ScenarioEngine%.Web/Screenshots/") or file == "LICENSE"
end

local function lead(target)
  if target:match("^%a+:") or target:match("^#") or target:match("^//") then return target end
  local path, anchor = target:match("^([^#]*)(#?.*)$")
  local from = page:match("^(.*)/[^/]*$") or ""
  local file = plain(from .. "/" .. path)
  if file == "" then file = "README.md" end
  if folders[file] and files[file .. "/README.md"] then file, path = file .. "/README.md", path:gsub("/*$", "/README.md") end
  if not files[file] then
    if page == "gallery.md" or page == "search.md" then return target end
    -- A folder or a file that is no page, as a reader of the site has no copy of it.
    if folders[file] then return nil end
    error(page .. " links to " .. target .. ", which is not there")
  end
  if isPage(file) then return (path:gsub("%.github/", "github/"):gsub("README%.md$", "index.html"):gsub("%.md$", ".html")) .. anchor end
  return isCopied(file) and target or nil
end

return {
  { Meta = function(meta) page = pandoc.utils.stringify(meta.page) end },
  {
    Link = function(link)
      local target = lead(link.target)
      if target == nil then return link.content end
      link.target = target
      return link
    end,
    Table = function(table)
      tables = tables + 1
      return pandoc.Div(table, { class = "wide", tabindex = "0", role = "group", ["aria-label"] = "Table " .. tables })
    end,
    CodeBlock = function(block)
      block.attributes.tabindex = "0"
      return block
    end,
  },
}
