/** Chooses the channel for short messages by the environment. */
import type { Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'
import { CannotStart, type Mode } from '../environment/index.ts'
import { aliyunSms } from './aliyun-sms.ts'
import { demonstrationSms } from './demonstration-sms.ts'
import { noSms } from './no-sms.ts'
import type { SmsAdapter } from './sms.ts'
import { smsTemplates, type SmsTemplate } from './sms-templates.ts'

/** Every variable with its meaning, for `--help` and the documentation. */
export const smsVariables = {
  SMS_PROVIDER: '短信通道：demonstration（演示模式默认）、aliyun 或 none（不发短信） · channel for short messages',
  SMS_ALIYUN_ACCESS_KEY_ID: '阿里云 AccessKey ID · access key of a user who may only send short messages',
  SMS_ALIYUN_ACCESS_KEY_SECRET: '阿里云 AccessKey Secret · its secret',
  SMS_ALIYUN_SIGN_NAME: '在阿里云报备的短信签名 · the filed signature',
  SMS_ALIYUN_TEMPLATES: '模板编号，如 one-time-code=SMS_1,matter=SMS_2 · codes of the filed templates',
} as const

export type SmsChoice = {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly mode: Mode
  readonly database: Database
  readonly clock: () => Instant
}

/** @throws CannotStart for an unknown provider, for the demonstration in production, and for an incomplete account */
export function chooseSms({ values, mode, database, clock }: SmsChoice): SmsAdapter {
  const set = (name: keyof typeof smsVariables) => values[name]?.trim() ?? ''
  const provider = set('SMS_PROVIDER') === '' && mode === 'demo' ? 'demonstration' : set('SMS_PROVIDER')
  switch (provider) {
    case 'demonstration':
      if (mode === 'production') throw complaint('SMS_PROVIDER=demonstration 只能用于演示模式。', 'SMS_PROVIDER=demonstration is for demo mode only.')
      return demonstrationSms(database)
    case 'none':
      return noSms
    case 'aliyun':
      return aliyunSms({
        key: { id: required('SMS_ALIYUN_ACCESS_KEY_ID'), secret: required('SMS_ALIYUN_ACCESS_KEY_SECRET') },
        signName: required('SMS_ALIYUN_SIGN_NAME'), templates: templatesFrom(required('SMS_ALIYUN_TEMPLATES')), clock,
      })
    default:
      throw complaint(`请用 SMS_PROVIDER 指定短信通道：aliyun 或 none，现在是“${provider}”。`, `SMS_PROVIDER must be aliyun or none, not "${provider}".`)
  }

  function required(name: keyof typeof smsVariables): string {
    const value = set(name)
    if (value === '') throw complaint(`使用阿里云短信必须设置 ${name}。`, `Aliyun short messages need ${name}.`)
    return value
  }
}

/** The same refusals before anything is opened, so that they are told together with those of the other settings. */
export function checkSms(values: SmsChoice['values'], mode: Mode): void {
  const notNow = () => Promise.reject(new Error('only judging the settings'))
  chooseSms({ values, mode, clock: Date.now, database: { transaction: notNow, reading: notNow, close: notNow, load: () => ({ open: 0, idle: 0, waiting: 0, failures: {} }) } })
}

function templatesFrom(text: string): Partial<Record<SmsTemplate, string>> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  for (const [name = '', code = ''] of pairs) {
    if (!(name in smsTemplates) || !/^SMS_\w+$/.test(code)) {
      throw complaint(`SMS_ALIYUN_TEMPLATES 里的“${name}=${code}”不对。`, `"${name}=${code}" in SMS_ALIYUN_TEMPLATES is wrong.`)
    }
  }
  return Object.fromEntries(pairs) as Partial<Record<SmsTemplate, string>>
}

function complaint(chinese: string, english: string): CannotStart {
  return new CannotStart(chinese, english)
}
