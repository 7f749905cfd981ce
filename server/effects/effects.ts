/** The effects room: composed once, used by the door (enqueue), the identity room (codes) and the relay. */
import type { FieldCipher } from '../cipher/index.ts'
import type { Effects } from './effect.ts'
import { notify, notifyKind } from './notify.ts'
import { performAct, performActKind, type PerformAct } from './perform-act.ts'
import type { HoldersOf, OutboxCipher, PhoneOf, TimeOfMatters } from './ports.ts'
import { sendAccountNotice, sendAccountNoticeKind } from './send-account-notice.ts'
import { sendCode, sendCodeKind } from './send-code.ts'
import { sendNotice, sendNoticeKind } from './send-notice.ts'
import type { SmsAdapter } from './sms.ts'

export type EffectPorts = {
  readonly sms: SmsAdapter
  readonly cipher: OutboxCipher
  readonly holdersOf: HoldersOf
  readonly phoneOf: PhoneOf
  readonly perform: PerformAct
  /** Absent: the relay's own. */
  readonly timeOfMatters?: TimeOfMatters
}

/** Every effect there is. A new one is one file and one line here. */
export function allEffects({ sms, cipher, holdersOf, phoneOf, perform, timeOfMatters }: EffectPorts): Effects {
  return {
    [notifyKind]: notify(holdersOf, timeOfMatters),
    [performActKind]: performAct(perform),
    [sendNoticeKind]: sendNotice(sms, phoneOf),
    [sendCodeKind]: sendCode(sms, cipher),
    [sendAccountNoticeKind]: sendAccountNotice(sms, cipher),
  }
}

/** The outbox' use of the house's field cipher: a value moved to another row does not open. */
export function outboxCipher(cipher: FieldCipher): OutboxCipher {
  const place = (row: string) => ({ table: 'outbox', column: 'sealed', row })
  return {
    seal: (row, text) => cipher.seal(place(row), text),
    open: (row, sealed) => cipher.open(place(row), sealed),
  }
}
