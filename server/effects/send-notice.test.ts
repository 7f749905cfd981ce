import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayReceive, textOf, type Sms } from './sms.ts'
import { sendNotice } from './send-notice.ts'
import { countingSms } from './mortal.ts'
import { ways } from './way-to-look.ts'
import { texts } from '../../procedures/grid-case/texts.zh.ts'
import type { Transaction } from '../database/index.ts'

const road = { file: { number: '演示2026000001', categoryName: '路面坑槽', confidential: false } } as Parameters<typeof texts.assigned>[0]

async function told(sentence: string, number: string | null): Promise<string> {
  const sms = countingSms()
  const effect = sendNotice(sms, () => Promise.resolve('12000000001'), () => Promise.resolve(ways.signInOrVillage))
  const payload = { person: '0198c0de-0000-7000-8000-00000000aaaa', dossier: 'd', sentence, number }
  const call = await effect.prepare(undefined as unknown as Transaction, { id: 'a', county: 140423, kind: 'send-notice', payload, sealed: null, createdAt: 0 }, 0)
  if ('pointless' in call) throw new Error(call.pointless)
  await call.send()
  const [sent] = sms.accepted.get('a') ?? []
  assert.ok(sent !== undefined && mayReceive((sent satisfies Sms).phone, sms))
  return textOf(sent)
}

describe('effects: the short message about a matter', () => {
  it('tells the number of the matter once, also where its sentence names it (R-105)', async () => {
    const number = '襄垣2026000001'
    for (const text of [await told(`您上报的路面坑槽已受理，编号 ${number}。`, number), await told('您反映的事项已办结。', number)]) {
      assert.equal(text.split(number).length - 1, 1, text)
      assert.match(text, /^【三治】.*村委会电话询问。$/)
    }
  })

  it('bids nobody open what cannot be opened in a short message', async () => {
    assert.doesNotMatch(await told(texts.assigned(road), '演示2026000001'), /点开/)
    assert.match(await told(texts.extended(road), '演示2026000001'), /延长了办理时间。可登录/)
  })

  it('has ways to look that a filed template takes, 35 characters at the most', () => {
    for (const way of Object.values(ways)) assert.ok([...way].length <= 35, way)
  })
})
