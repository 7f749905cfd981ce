/**
 * Two accounts in two tabs of one browser: a browser keeps one session, so the older tab acts for nobody any more. It hears who is signed
 * in now, and nothing is done in the wrong name.
 */
import { offices } from '../../core/procedure/actor.ts'
import type { Refusal } from '../../core/procedure/refusal.ts'
import type { Session } from './sessions.ts'

/** Whoever holds the cookie; told to that browser only. */
export type SignedInAs = {
  readonly person: string
  /** Null for villagers. */
  readonly userName: string | null
  /** Working name and office acted under; null where none is chosen. */
  readonly holderName: string | null
  readonly officeName: string | null
  /** The three in words, e.g. “王演示 乡镇调度员（town-dispatcher）”. */
  readonly words: string
}

export function sessionChanged(session: Session): Refusal {
  const now = signedInAs(session)
  return {
    code: 'session-changed', cause: 'the token of another session of this browser',
    sentence: `这个浏览器里现在登录的是${now.words}，和打开本页时不是同一次登录，所以没有办理，什么都没有改动。请刷新页面再办；要换人，请先退出再登录。`,
    more: { signedInAs: now },
  }
}

/** A half sign-in learns nothing of the offices behind the account. */
export function signedInAs({ person, userName, mandate, stage }: Session): SignedInAs {
  const shown = stage === 'open' ? mandate : null
  const holderName = shown?.holderName ?? null
  const officeName = shown === null ? null : offices[shown.office]
  return { person, userName, holderName, officeName, words: wordsOf(userName, holderName, officeName) }
}

function wordsOf(userName: string | null, holderName: string | null, officeName: string | null): string {
  if (userName === null) return '一位村民'
  return holderName === null || officeName === null ? `“${userName}”` : `${holderName} ${officeName}（${userName}）`
}
