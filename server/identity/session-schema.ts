/** What goes over the wire about sessions. */
import { Type, type Static } from '@sinclair/typebox'
import { offices } from '../../core/procedure/actor.ts'
import type { Session } from './sessions.ts'

const strict = { additionalProperties: false } as const
export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
const Phone = Type.String({ minLength: 1, maxLength: 40 })
const Code = Type.String({ minLength: 1, maxLength: 20 })
const Password = Type.String({ minLength: 1, maxLength: 256 })
const Csrf = Type.Optional(Type.String({ maxLength: 128 }))

export const SignIn = Type.Union([
  Type.Object({ method: Type.Literal('password'), userName: Type.String({ minLength: 1, maxLength: 64 }), password: Password }, strict),
  Type.Object({ method: Type.Literal('code'), phone: Phone, code: Code }, strict),
  Type.Object({ method: Type.Literal('reset'), phone: Phone, code: Code, password: Password }, strict),
  Type.Object({ method: Type.Literal('second-factor'), code: Code, csrf: Csrf }, strict),
  Type.Object({ method: Type.Literal('step-up'), code: Code, csrf: Csrf }, strict),
])
export type SignIn = Static<typeof SignIn>

export const AskForCode = Type.Object({ phone: Phone, purpose: Type.Union([Type.Literal('sign-in'), Type.Literal('reset')]) }, strict)
export type AskForCode = Static<typeof AskForCode>
export const CodeAsked = Type.Object({ digits: Type.Integer(), expiresAt: Type.Integer({ description: 'ms since 1970 UTC' }) })

export const ChooseMandate = Type.Object({ mandate: Type.Union([Uuid, Type.Null()]), csrf: Csrf }, strict)
export type ChooseMandate = Static<typeof ChooseMandate>
export const ChangePassword = Type.Object({ current: Password, next: Password, csrf: Csrf }, strict)
export type ChangePassword = Static<typeof ChangePassword>
export const ConfirmFactor = Type.Object({ code: Code, csrf: Csrf }, strict)
export type ConfirmFactor = Static<typeof ConfirmFactor>
export const Enrolment = Type.Object({ secret: Type.String(), uri: Type.String() })
export const SessionId = Type.Object({ id: Uuid }, strict)
export type SessionId = Static<typeof SessionId>

const HeldMandate = Type.Object({
  id: Type.String(), office: Type.String(), officeName: Type.String(), holderName: Type.String(),
  unit: Type.Union([Type.String(), Type.Null()]), region: Type.Object({ level: Type.String(), code: Type.String() }),
})

const MaybeInstant = Type.Union([Type.Integer(), Type.Null()])

export const SignedInView = Type.Object({
  signedIn: Type.Literal(true), id: Type.String(), person: Type.String(), stage: Type.String(), staff: Type.Boolean(), userName: Type.Union([Type.String(), Type.Null()]),
  csrf: Type.String(), mandates: Type.Array(HeldMandate), mandate: Type.Union([Type.String(), Type.Null()]),
  steppedUpUntil: MaybeInstant, idleEndsAt: Type.Integer(), absoluteEndsAt: Type.Integer(),
})
export type SignedInView = Static<typeof SignedInView>
export const SignedOutView = Type.Object({
  signedIn: Type.Literal(false), ended: Type.Union([Type.String(), Type.Null()], { description: 'why the last session ended' }),
})
export const SessionView = Type.Union([SignedInView, SignedOutView])

export const SessionList = Type.Object({
  sessions: Type.Array(Type.Object({
    id: Type.String(), device: Type.String(), ip: Type.String(), createdAt: Type.Integer(), lastSeenAt: Type.Integer(), current: Type.Boolean(),
  })),
})

/** A half sign-in learns nothing of the offices behind the account. */
export function viewOf(session: Session): SignedInView {
  const { id, person, stage, staff, userName, csrf, mandate, steppedUpUntil, idleEndsAt, absoluteEndsAt } = session
  const whole = stage === 'open' || stage === 'password-change'
  return {
    signedIn: true, id, person, stage, staff, userName, csrf, mandate: whole ? mandate?.id ?? null : null, steppedUpUntil, idleEndsAt, absoluteEndsAt,
    mandates: !whole ? [] : session.mandates.map(({ id: held, office, holderName, unit, region }) =>
      ({ id: held, office, officeName: offices[office], holderName, unit, region: { level: region.level, code: region.code } })),
  }
}
