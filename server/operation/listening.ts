/** Where the platform listens: at a socket the service manager handed over, or at an address of its own. */
type Values = Readonly<Record<string, string | undefined>>

/**
 * A socket that is not ours to close: who comes while one process ends and the next begins waits in it, and nobody is turned away (security R12).
 * systemd names its sockets from 3 on for the process in LISTEN_PID; `bin/sanzhi.mjs` hands the first on. Null where there is none.
 */
export function handedOver(values: Values, pid: number = process.pid): number | null {
  const { SANZHI_LISTEN_FD: passedOn, LISTEN_PID: whose, LISTEN_FDS: count } = values
  if (passedOn !== undefined && /^[3-9]$/.test(passedOn)) return Number(passedOn)
  return whose === String(pid) && count === '1' ? 3 : null
}
