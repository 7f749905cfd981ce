/** For a place that has bought no short messages: notices stay on our own pages, codes are not sent. */
import type { SmsAdapter } from './sms.ts'

export const noSms: SmsAdapter = {
  name: 'none',
  send: () => Promise.resolve({ outcome: 'refused', code: 'sms-not-configured' }),
}
