import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Database } from '../database/index.ts'
import { CannotStart, type Mode } from '../environment/index.ts'
import { chooseSms } from './choose-sms.ts'
import { mayReceive, textOf } from './sms.ts'

const database: Database = {
  transaction: () => Promise.reject(new Error('not asked')), reading: () => Promise.reject(new Error('not asked')), close: () => Promise.resolve(), load: () => ({ open: 0, idle: 0, waiting: 0, failures: {} }),
}
const aliyun = { SMS_PROVIDER: 'aliyun', SMS_ALIYUN_ACCESS_KEY_ID: 'a', SMS_ALIYUN_ACCESS_KEY_SECRET: 'geheim-b', SMS_ALIYUN_SIGN_NAME: '三治', SMS_ALIYUN_TEMPLATES: 'one-time-code=SMS_1, matter=SMS_2' }

function choose(mode: Mode, values: Record<string, string>) {
  return chooseSms({ mode, values, database, clock: () => 0 })
}

describe('effects: the channel for short messages is chosen by the environment', () => {
  it('shows messages at /demo/outbox in demo mode', () => {
    assert.equal(choose('demo', {}).name, 'demonstration')
  })

  it('is the provider’s in production', () => {
    assert.equal(choose('production', aliyun).name, 'aliyun')
    assert.equal(choose('production', { SMS_PROVIDER: 'none' }).name, 'none')
  })

  it('refuses to start without a decision, with the demonstration, or with half an account in production', () => {
    const wrong = [{}, { SMS_PROVIDER: 'demonstration' }, { SMS_PROVIDER: 'carrier-pigeon' }, { ...aliyun, SMS_ALIYUN_SIGN_NAME: ' ' }, { ...aliyun, SMS_ALIYUN_TEMPLATES: 'x=SMS_1' }]
    for (const values of wrong) assert.throws(() => choose('production', values), CannotStart)
  })

  it('never repeats a secret in its complaint', () => {
    assert.throws(() => choose('production', { ...aliyun, SMS_ALIYUN_TEMPLATES: 'x' }), (error: unknown) =>
      error instanceof CannotStart && !error.message.includes('geheim'))
  })

  it('sends to mainland mobiles only, and to invented numbers only in the demonstration (S8)', () => {
    const [demonstration, real] = [choose('demo', {}), choose('production', aliyun)]
    for (const phone of ['03550000000', '+8613000000000', '85212345678', '1300000000', '95588', '10086', '']) {
      assert.equal(mayReceive(phone, real) || mayReceive(phone, demonstration), false, phone)
    }
    assert.deepEqual([mayReceive('12000000001', demonstration), mayReceive('12000000001', real), mayReceive('13000000000', real)], [true, false, true])
  })

  it('writes texts without gaps', () => {
    assert.equal(textOf({ template: 'one-time-code', parameters: { code: '000000', minutes: '5' } }),
      '【三治】验证码 000000，5 分钟内有效。工作人员不会向您要验证码，请不要告诉任何人。')
  })
})
