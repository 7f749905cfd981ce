/** The time a list covers: at most 90 days, the last ones unless told (specification, "Response Volume"). */
import { msPerDay, type Instant } from '../../core/time/index.ts'
import { instantIn, type Arguments } from './arguments.ts'
import { refusals } from './refusals.ts'
import type { Window } from './request-rows.ts'

const longest = 90 * msPerDay

/** Both ends given, one, or none: then the most recent 90 days. @throws Refused for a longer or a reversed span */
export function windowIn(given: Arguments, [fromName, toName]: readonly [string, string], now: Instant): Window {
  const [from, to] = [instantIn(given, fromName), instantIn(given, toName)]
  if (from !== undefined && to !== undefined) {
    if (to < from) throw refusals.field(toName, `不能早于 ${fromName}。`)
    if (to - from > longest) throw refusals.field(toName, `${fromName} 到 ${toName} 最长 90 天，请分几次查。`)
    return { from, to }
  }
  if (from !== undefined) return { from, to: from + longest }
  const end = to ?? now
  return { from: end - longest, to: end }
}

export function isWindowIn(given: Arguments, names: readonly [string, string]): boolean {
  return names.some((name) => given.one(name) !== undefined)
}
