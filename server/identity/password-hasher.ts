/**
 * argon2id, 19 MiB, two passes (control 10). One box makes 20 to 100 a second, so a storm of sign-ins would be an attack on
 * ourselves: few run at once, few wait, and the rest are refused at once (security.md trap 21).
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Refused } from '../../core/procedure/refusal.ts'
import { refusals } from './refusals.ts'

export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>
  /** `stored` null: works as long as for a real one and answers false, so that unknown accounts take the same time. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>
  /** Runs `work` when a place is free. @throws Refused `sign-in-busy` at once when too many wait already */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const
const parameters = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
const derive = promisify(argon2)

export function passwordHasher({ atOnce = 2, waiting = 40 } = {}): PasswordHasher {
  const decoy = hashed(randomBytes(16).toString('base64'))
  return {
    hash: hashed,
    verify: async (password, stored) => await matches(password, stored ?? await decoy) && stored !== null,
    inTurn: queue(atOnce, waiting),
  }
}

async function hashed(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive('argon2id', { message: normalised(password), nonce: salt, ...cost })
  return `${parameters}$${salt.toString('base64')}$${tag.toString('base64')}`
}

async function matches(password: string, stored: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(stored)
  if (found === null) throw new Error('a stored password hash is not readable')
  const [, memory, passes, parallelism, salt = '', expected = ''] = found
  const wanted = Buffer.from(expected, 'base64')
  const tag = await derive('argon2id', {
    message: normalised(password), nonce: Buffer.from(salt, 'base64'), tagLength: wanted.length,
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism),
  })
  return timingSafeEqual(tag, wanted)
}

/** Half- and full-width, composed and decomposed forms are the same password. */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function queue(atOnce: number, waiting: number): PasswordHasher['inTurn'] {
  let running = 0
  const line: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new Refused(refusals.busy)
      await new Promise<void>((resolve) => line.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // A place is handed on, not freed, so that a newcomer cannot overtake the line.
      const next = line.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
