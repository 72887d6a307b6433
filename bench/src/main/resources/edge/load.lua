-- Load for wrk. The first argument is the mean pause before each request of a connection, in milliseconds; none without it.
local answers = {}

function setup(thread)
  thread:set("id", #answers + 1)
  table.insert(answers, thread)
end

function init(args)
  local pause = tonumber(args[1] or "0")
  math.randomseed(id)
  if pause > 0 then
    delay = function()
      return math.floor(0.5 - math.log(1 - math.random()) * pause)
    end
  end
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
  io.write(string.format(
    "\nload requests=%d micros=%d p50=%d p99=%d refused=%d broken=%d late=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status, failed, summary.errors.timeout))
end
