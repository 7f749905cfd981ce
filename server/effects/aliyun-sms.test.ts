import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { aliyunSms } from './aliyun-sms.ts'
import { startFakeAliyun, type FakeAliyun, type Mood } from './aliyun-sms.fake.ts'
import { encodeParameters, signedHeaders } from './aliyun-signature.ts'
import type { Answer } from './effect.ts'
import type { Sms, SmsAdapter } from './sms.ts'

const now = Date.UTC(2026, 10, 23, 1, 30)
const key = { id: 'demo-key', secret: 'demo-secret' }
const sms: Sms = {
  id: '0193a000-0000-7000-8000-00000000aaaa', county: 140400, phone: '13000000000', template: 'one-time-code',
  parameters: { code: '000000', minutes: '5' }, createdAt: now,
}

let fake: FakeAliyun
let adapter: SmsAdapter

before(async () => { fake = await startFakeAliyun({ 'demo-key': 'demo-secret' }, () => now) })
after(async () => { await fake.close() })
beforeEach(() => {
  fake.accepted.length = 0
  fake.urls.length = 0
  adapter = aliyun()
})

function aliyun(change: { secret?: string; clock?: () => number; endpoint?: string } = {}): SmsAdapter {
  return aliyunSms({
    key: { ...key, secret: change.secret ?? key.secret }, signName: '演示市三治', templates: { 'one-time-code': 'SMS_1', 'matter': 'SMS_2' },
    clock: change.clock ?? (() => now), endpoint: change.endpoint ?? fake.endpoint, timeout: 300,
  })
}

describe('effects: Aliyun’s signature', () => {
  it('equals the worked example of the provider’s public document', () => {
    const headers = signedHeaders({
      host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', body: '',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      date: '2023-10-26T10:22:32Z', nonce: '3156853299f313e23d1673dc12e1703d',
    }, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' })
    assert.match(headers['authorization'] ?? '', /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/)
  })

  it('encodes what encodeURIComponent leaves alone', () => {
    assert.equal(encodeParameters({ b: "a b*c'(d)~!", a: '村' }), "a=%E6%9D%91&b=a%20b%2Ac%27%28d%29~%21")
  })
})

describe('effects: short messages through Aliyun', () => {
  it('are accepted by a provider that checks the signature, with number and code in the body only', async () => {
    assert.deepEqual(await adapter.send(sms), { outcome: 'sent' })
    assert.deepEqual(fake.accepted, [{ phone: '13000000000', outId: sms.id, template: 'SMS_1', parameters: { code: '000000', minutes: '5' } }])
    assert.deepEqual(fake.urls, ['/'])
  })

  it('are refused under a wrong secret', async () => {
    assert.deepEqual(await aliyun({ secret: 'other' }).send(sms), { outcome: 'refused', code: 'aliyun-signaturedoesnotmatch' })
    assert.deepEqual(fake.accepted, [])
  })

  it('are put off when our clock is wrong, until an operator has set it', async () => {
    assert.equal((await aliyun({ clock: () => now - 3_600_000 }).send(sms)).outcome, 'later')
  })

  const answers: readonly (readonly [Mood, Answer['outcome']])[] = [
    ['throttled', 'later'], ['business-limit', 'later'], ['bad-number', 'refused'],
    ['accept-then-cut', 'unknown'], ['cut-before', 'unknown'], ['hang', 'unknown'], ['accept-then-hang', 'unknown'],
    ['broken', 'unknown'], ['rubbish', 'unknown'], ['redirect', 'unknown'],
  ]
  for (const [mood, outcome] of answers) {
    it(`count as “${outcome}” when the provider is ${mood}`, async () => {
      fake.mood = mood
      const answer = await adapter.send(sms)
      fake.mood = 'fine'
      assert.equal(answer.outcome, outcome)
      assert.ok(!JSON.stringify(answer).includes('130000'), 'no telephone number in a code')
    })
  }

  it('count as not sent where nobody listens', async () => {
    const gone = await startFakeAliyun({}, () => now)
    await gone.close()
    assert.deepEqual(await aliyun({ endpoint: gone.endpoint }).send(sms), { outcome: 'later', code: 'no-connection' })
  })

  it('are never repeated by the adapter itself', async () => {
    fake.mood = 'accept-then-cut'
    await adapter.send(sms)
    fake.mood = 'fine'
    assert.equal(fake.accepted.length, 1)
  })

  it('can be asked about afterwards', async () => {
    assert.equal(await adapter.confirm?.(sms), 'not-done')
    fake.mood = 'accept-then-cut'
    await adapter.send(sms)
    fake.mood = 'fine'
    assert.equal(await adapter.confirm?.(sms), 'done')
    assert.equal(await adapter.confirm?.({ ...sms, id: '0193a000-0000-7000-8000-00000000bbbb' }), 'not-done')
  })

  it('refuse a template that was never filed, and cut variables to what a filed template holds', async () => {
    assert.deepEqual(await adapter.send({ ...sms, template: 'password-changed' }), { outcome: 'refused', code: 'template-not-configured' })
    await adapter.send({ ...sms, template: 'matter', parameters: { number: '1', sentence: '长'.repeat(60) } })
    assert.equal(fake.accepted[0]?.parameters['sentence']?.length, 35)
  })
})
