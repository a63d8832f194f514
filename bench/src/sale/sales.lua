-- What wrk sends: the sales of SALES_FILE (a line each: token, id, body). For each answer it writes into SALES_LOG when it came, in seconds
-- since 1970, and how long it took, in milliseconds; an answer that is not that of a sale recorded without a flag goes there as it is.
local ffi = require("ffi")
ffi.cdef([[
  typedef struct { long seconds; long nanoseconds; } instant;
  int clock_gettime(int clock, instant *at);
]])
local REALTIME = 0
local at = ffi.new("instant")

local function now()
  ffi.C.clock_gettime(REALTIME, at)
  return tonumber(at.seconds) + tonumber(at.nanoseconds) / 1e9
end

local sales, sent_at, nth, log = {}, {}, 0, nil

function init()
  -- Tens of thousands of prepared texts would be looked through again and again.
  collectgarbage("stop")
  log = assert(io.open(os.getenv("SALES_LOG"), "w"))
  for line in io.lines(os.getenv("SALES_FILE")) do
    local token, id, body = line:match("^(%S+) (%S+) (.*)$")
    local headers = { ["authorization"] = "Bearer " .. token, ["content-type"] = "application/json" }
    sales[#sales + 1] = { id = id, text = wrk.format("POST", nil, headers, body) }
  end
end

function request()
  nth = nth + 1
  local sale = sales[nth]
  if not sale then error("more sales were wanted than had been prepared") end
  sent_at[sale.id] = now()
  return sale.text
end

function response(status, _, body)
  local ended = now()
  local id = body:match('^{"id":"([^"]+)","verdict":"recorded","flags":%[%]')
  if status == 200 and id then
    log:write(string.format("%.6f %.3f\n", ended, (ended - sent_at[id]) * 1000))
  else
    log:write(string.format("refused: %d %s\n", status, body))
  end
end
