/** For tests: processes that die, and a provider that counts what it took. */
import type { Database } from '../database/index.ts'
import type { Answer, Confirmation } from './effect.ts'
import type { Sms, SmsAdapter } from './sms.ts'

export class Died extends Error {}

export type Mortal = { readonly database: Database; readonly die: () => void; readonly isDead: () => boolean }

/**
 * A database as a process sees it that dies after `life` transactions: the last one is lost before its commit (`before`) or its
 * answer is (`after`); from then on nothing reaches the database any more.
 */
export function mortal(database: Database, life: number, at: 'before' | 'after' = 'before'): Mortal {
  let left = life
  let dead = false
  return {
    isDead: () => dead,
    die: () => { dead = true },
    database: {
      close: () => Promise.resolve(),
      load: () => database.load(),
      reading: (context, work) => (dead ? Promise.reject(new Died()) : database.reading(context, work)),
      transaction: async (context, work) => {
        if (dead) throw new Died()
        left -= 1
        if (left >= 0) return await database.transaction(context, work)
        dead = true
        await database.transaction(context, async (trx) => {
          await work(trx)
          if (at === 'before') throw new Died()
        })
        throw new Died()
      },
    },
  }
}

export type Counting = SmsAdapter & { readonly accepted: Map<string, Sms[]>; readonly times: (id: string) => number }

/** @param react what happens to a message: taken or not, and what is answered */
export function countingSms(react: (sms: Sms) => { readonly take: boolean; readonly answer: Answer | 'throw' } = fine, canBeAsked = false): Counting {
  const accepted = new Map<string, Sms[]>()
  return {
    name: 'demonstration',
    accepted,
    times: (id) => accepted.get(id)?.length ?? 0,
    send: (sms) => {
      const { take, answer } = react(sms)
      if (take) accepted.set(sms.id, [...accepted.get(sms.id) ?? [], sms])
      return answer === 'throw' ? Promise.reject(new Died()) : Promise.resolve(answer)
    },
    ...(canBeAsked ? { confirm: ({ id }: Sms) => Promise.resolve<Confirmation>(accepted.has(id) ? 'done' : 'not-done') } : {}),
  }
}

export const fine = () => ({ take: true, answer: { outcome: 'sent' } }) as const
