/**
 * What one backend of PostgreSQL has computed so far. The clock on the wall says of a question of a few milliseconds mostly what else the machine
 * did; the kernel's account of the backend says what the question cost.
 */
import { readFileSync } from 'node:fs'
import type { Meter } from './compare.ts'

/** Nanoseconds on a processor stand first (Linux, `schedstat`). Null for a server of another machine or another system. */
export function meterOf(pid: number | undefined): Meter {
  return () => {
    try {
      const ran = Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0])
      return Number.isFinite(ran) ? ran / 1e6 : null
    } catch {
      return null
    }
  }
}
