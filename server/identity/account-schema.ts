/** What goes over the wire about accounts, for security administrators. */
import { Type, type Static } from '@sinclair/typebox'
import { Uuid } from './session-schema.ts'

const strict = { additionalProperties: false } as const
const Csrf = Type.Optional(Type.String({ maxLength: 128 }))
const MaybeText = Type.Union([Type.String(), Type.Null()])
const MaybeInstant = Type.Union([Type.Integer(), Type.Null()])

export const AccountPage = Type.Object({ after: Type.Optional(Uuid) }, strict)
export type AccountPage = Static<typeof AccountPage>

export const AccountList = Type.Object({
  accounts: Type.Array(Type.Object({
    id: Type.String(), person: Type.String(), userName: MaybeText, state: Type.String(), secondFactor: Type.Boolean(),
    lockedUntil: MaybeInstant, resetUntil: MaybeInstant, lastSignIn: MaybeInstant, holderName: MaybeText,
    mandates: Type.Array(Type.Object({
      office: Type.String(), officeName: Type.String(), region: Type.Object({ level: Type.String(), code: Type.String() }), validTo: MaybeText,
    })),
  })),
})

export const OpenAccount = Type.Object({
  userName: Type.String({ minLength: 3, maxLength: 40 }), person: Type.Union([Uuid, Type.Null()]),
  phone: Type.String({ minLength: 1, maxLength: 40 }), region: Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$' }), csrf: Csrf,
}, strict)
export type OpenAccount = Static<typeof OpenAccount>
export const AccountOpened = Type.Object({ id: Type.String() })

export const ActOnAccount = Type.Object({
  act: Type.Union([
    Type.Literal('unlock'), Type.Literal('reset-password'), Type.Literal('reset-second-factor'), Type.Literal('disable'), Type.Literal('enable'),
    Type.Literal('end-sessions'),
  ]),
  csrf: Csrf,
}, strict)
export type ActOnAccount = Static<typeof ActOnAccount>
export const AccountId = Type.Object({ id: Uuid }, strict)
export type AccountId = Static<typeof AccountId>
