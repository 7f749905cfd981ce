/** A short message and the channel that carries it, whoever the provider is. */
import { isInventedPhone, isMobileNumber } from '../../core/identity-number/telephone.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Answer, Confirmation } from './effect.ts'
import { smsTemplates, type SmsTemplate } from './sms-templates.ts'

export type Sms = {
  /** Id of the outbox row; the provider keeps it, so that it can be asked about later. */
  readonly id: string
  readonly county: number
  /** Eleven digits. */
  readonly phone: string
  readonly template: SmsTemplate
  readonly parameters: Readonly<Record<string, string>>
  readonly createdAt: Instant
}

export type SmsAdapter = {
  readonly name: string
  readonly send: (sms: Sms) => Promise<Answer>
  /** Whether the provider has taken this message, for providers that can be asked. */
  readonly confirm?: (sms: Sms) => Promise<Confirmation>
}

/** Mainland mobile numbers only, so that nobody can make the city pay for others (S8); invented ones only in the demonstration. */
export function mayReceive(phone: string, adapter: SmsAdapter): boolean {
  return isMobileNumber(phone) && (adapter.name === 'demonstration' || !isInventedPhone(phone))
}

/** The text as the receiver reads it. */
export function textOf({ template, parameters }: Pick<Sms, 'template' | 'parameters'>): string {
  return smsTemplates[template].replace(/\$\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')
}
