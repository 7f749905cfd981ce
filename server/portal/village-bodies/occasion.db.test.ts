import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../../tools/testing/platform.ts'

let platform: RunningPlatform
before(async () => { platform = await startPlatform() })
after(() => platform.close())

it('R-837: is told without script and without an account, and found again; refused with what was typed still there', async () => {
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string) => {
    const answer = await platform.app.inject({ method, url, ...(payload === undefined ? {} : { payload }), headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) } })
    for (const { name, value } of answer.cookies) cookies.set(name, value)
    return { status: answer.statusCode, html: answer.body.replace(/<style>[^]*?<\/style>/, '') }
  }
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  const page = await ask('GET', '/occasion')
  assert.match(page.html, /这不是审批/)
  const fields = { form_token: hidden(page.html, 'form_token'), act_id: hidden(page.html, 'act_id') }
  const wrong = await ask('POST', '/occasion', new URLSearchParams({ ...fields, 'kind': 'WEDDING', 'words': '想借桌椅' }).toString())
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /想借桌椅/)
  const next = new Date(Date.now() + 20 * 86_400_000)
  const done = await ask('POST', '/occasion', new URLSearchParams({ form_token: hidden(wrong.html, 'form_token'), act_id: hidden(wrong.html, 'act_id'), kind: 'WEDDING', 'day.year': String(next.getUTCFullYear()), 'day.month': String(next.getUTCMonth() + 1), 'day.day': String(next.getUTCDate()), wishes: 'COOKS', tables: '12' }).toString())
  assert.equal(done.status, 201, done.html.slice(0, 3000))
  const matter = /href="(\/matter\/[^"]+)"/.exec(done.html)?.[1] ?? assert.fail()
  const shown = await ask('GET', matter)
  assert.equal(shown.status, 200)
  assert.match(shown.html, /自愿简办/)
  assert.match((await ask('GET', `${matter}?act=change`)).html, /day\.year/)
  assert.match((await ask('GET', '/mine')).html, /红事/)
  assert.match((await ask('GET', '/bodies')).html, /禁毒禁赌会/)
})
