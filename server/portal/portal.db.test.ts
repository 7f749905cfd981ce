import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>
type Answer = {
  readonly status: number
  readonly html: string
  readonly location: string
  readonly headers: Readonly<Record<string, unknown>>
}

let platform: RunningPlatform

before(async () => {
  platform = await startPlatform()
})
after(() => platform.close())

/** A browser that keeps cookies and takes the form token from the page before. */
class Visitor {
  readonly cookies = new Map<string, string>()

  constructor(cookie?: string) {
    const [name, value] = cookie?.split('=') ?? []
    if (name !== undefined && value !== undefined) this.cookies.set(name, value)
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#taken(
      await platform.app.inject({ method: 'GET', url, headers: { accept: 'text/html', cookie: this.#cookie(), ...headers } }),
    )
  }

  async post(url: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
    const payload = new URLSearchParams(pairs).toString()
    return await this.send(url, payload, { 'content-type': 'application/x-www-form-urlencoded', ...headers })
  }

  async send(url: string, payload: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#taken(
      await platform.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { accept: 'text/html', cookie: this.#cookie(), ...headers },
      }),
    )
  }

  async token(url = '/follow'): Promise<string> {
    const { html } = await this.get(url)
    return /name="form_token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  }

  #cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #taken(response: Awaited<ReturnType<RunningPlatform['app']['inject']>>): Answer {
    for (const { name, value } of response.cookies) this.cookies.set(name, value)
    return {
      status: response.statusCode,
      html: response.body.replace(/<style>[^]*?<\/style>/, ''),
      location: response.headers.location ?? '',
      headers: response.headers,
    }
  }
}

const village = '140423100229'
const whole = {
  kind: '0201',
  category: '02',
  description: '桥头路面塌了一个坑。',
  visibility: 'CENTER_ONLY',
  grid: `${village}001`,
  address: '桥头',
  step: 'check',
  go: 'send',
}

function problems({ html }: Answer): string[] {
  return [...(/id="error-summary"[^]*?<\/ul>/.exec(html)?.[0] ?? '').matchAll(/<a href="#([^"]+)">([^<]+)/g)].map(
    ([, field, sentence]) => `${field ?? ''}: ${sentence ?? ''}`,
  )
}

function isPage({ html, status }: Answer): void {
  assert.match(html, /^<!doctype html><html lang="zh-CN"/)
  assert.doesNotMatch(html, /\bundefined\b|\[object|\bNaN\b|Error:/)
  assert.ok(status < 500, String(status))
}

async function reported(
  visitor: Visitor,
  more: Fields = {},
): Promise<{ readonly id: string; readonly code: string; readonly answer: Answer; readonly actId: string }> {
  const actId = v7()
  const answer = await visitor.post('/report', { ...whole, act_id: actId, form_token: await visitor.token(), ...more })
  return {
    answer,
    actId,
    id: /\/matter\/([0-9a-f-]+)/.exec(answer.html)?.[1] ?? '',
    code: /([2-9A-Z]{5}-[2-9A-Z]{5})/.exec(answer.html)?.[1] ?? '',
  }
}

const photoStep = (token: string) => ({
  form_token: token,
  step: 'photos',
  act_id: v7(),
  kind: '0201',
  category: '02',
  description: '一个坑',
  visibility: 'CENTER_ONLY',
  grid: `${village}001`,
})

function multipart(
  values: Fields,
  files: readonly { name: string; bytes: Buffer }[],
  go: string,
): { payload: Buffer; headers: Record<string, string> } {
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--frontier\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    ...Object.entries(values).map(([name, value]) => part(`name="${name}"`, String(value))),
    ...files.map(({ name, bytes }) => part(`name="photos"; filename="${name}"\r\ncontent-type: image/jpeg`, bytes)),
    part('name="go"', go),
    Buffer.from('--frontier--\r\n'),
  ])
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=frontier' } }
}

/** A photo sent up by this browser, not yet part of a report. */
async function photoOf(visitor: Visitor): Promise<string> {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a6a50' } }).jpeg().toBuffer()
  const { payload, headers } = multipart(photoStep(await visitor.token()), [{ name: '桥头.jpg', bytes }], 'add')
  const [, key = ''] = /\/api\/files\/(140423-[0-9a-f-]{36})\/thumb/.exec((await visitor.send('/report', payload, headers)).html) ?? []
  return key
}

describe('pages of the portal', () => {
  it('find the kind of a matter by what people say, although its name has none of the words', async () => {
    const { html } = await new Visitor().get(`/report?q=${encodeURIComponent('打老婆')}`)
    assert.match(html, /value="\d{4}" name="kind"><b>家庭暴力</)
  })

  for (const path of [
    '/',
    '/report',
    '/report?q=%E8%B7%AF',
    '/complain',
    '/follow',
    '/sign-in',
    '/sign-in/password',
    '/rules',
    '/rules/grid-case',
    '/rules/grid-case?more=yes',
    '/grids',
    '/help',
    '/village',
    '/village?in=140423',
    '/village?q=%E7%94%98%E6%9D%91',
  ]) {
    it(`answer ${decodeURIComponent(path)} with a whole page, its own content policy, and nothing for caches`, async () => {
      const answer = await new Visitor().get(path)
      assert.equal(answer.status, 200)
      isPage(answer)
      assert.match(String(answer.headers['content-security-policy']), /script-src 'self'/)
      assert.match(String(answer.headers['cache-control']), /private, no-/)
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    })
  }

  it('travel compressed where the browser takes it', async () => {
    for (const encoding of ['gzip', 'br']) {
      const { headers } = await new Visitor().get('/', { 'accept-encoding': encoding })
      assert.equal(headers['content-encoding'], encoding)
    }
  })

  it('R-835: name the organiser and the filing number', async () => {
    const { html } = await new Visitor().get('/')
    assert.match(html, /主办单位[^]*备案号/)
  })

  it('R-979: keep the size of letters and go back to a path of this site only', async () => {
    const visitor = new Visitor()
    assert.match((await visitor.get('/')).html, /字看着小/)
    assert.doesNotMatch((await visitor.get('/')).html, /字看着小/)
    assert.equal((await visitor.get('/size?to=elder&back=%2Fhelp')).location, '/help')
    assert.match((await visitor.get('/help')).html, /data-size="elder"/)
    for (const back of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]) {
      assert.equal((await visitor.get(`/size?to=elder&back=${encodeURIComponent(back)}`)).location, '/', back)
    }
  })

  it('R-015: show the grids with work numbers; R-968: and nobody’s matter or house on the map', async () => {
    const { html } = await new Visitor().get('/grids')
    assert.match(html, /第五网格[^]*0355-0000005/)
    assert.doesNotMatch(html, /place-map__point/)
  })

  it('speak of the village that was chosen in this browser', async () => {
    const visitor = new Visitor()
    const { html } = await visitor.get('/village?in=140423101&back=%2Freport')
    const href = /\/village\/chosen\?[^"]+/.exec(html)?.[0].replaceAll('&amp;', '&') ?? ''
    assert.equal((await visitor.get(href)).location, '/report')
    assert.doesNotMatch((await visitor.get('/')).html, /古韩镇甘村/)
  })

  it('send whoever is not signed in to the sign-in page and back', async () => {
    assert.equal((await new Visitor().get('/me')).location, '/sign-in?next=%2Fme')
    assert.equal((await new Visitor().get('/mine')).location, '/sign-in?next=%2Fmine')
  })

  it('answer an unknown page as a page, and an unknown API address as a problem', async () => {
    const answer = await new Visitor().get('/nix')
    assert.equal(answer.status, 404)
    isPage(answer)
    const problem = await new Visitor().get('/api/nix')
    assert.equal(problem.status, 404)
    assert.match(String(problem.headers['content-type']), /application\/problem\+json/)
  })

  it('show a person the own record, messages and devices, and staff themselves as villagers', async () => {
    const { cookie } = await platform.signInAs('villager')
    const answer = await new Visitor(cookie).get('/me')
    isPage(answer)
    assert.match(answer.html, /120\*\*\*\*0001[^]*谁看过我的资料[^]*登录着的设备/)
    const staff = await platform.signInAs('town-dispatcher')
    assert.equal((await new Visitor(staff.cookie).get('/mine')).status, 200)
  })
})

describe('an address that is none', () => {
  it('answers a program with its problem and a browser with a page, whatever is in it', async () => {
    for (const url of ['/api/audit.json%00.xml', '/%00/open311/discovery', '/api/regions/1404//23?day=%00', '/nothing/here']) {
      const { statusCode, headers } = await platform.app.inject({ method: 'GET', url })
      assert.deepEqual([statusCode >= 400 && statusCode < 500, headers['content-type']], [true, 'application/problem+json; charset=utf-8'], url)
    }
    for (const page of ['/me', '/points', '/stars', '/elections/mine', '/consultations']) {
      const { cookie } = await platform.signInAs('villager')
      for (const done of ['__proto__', 'constructor', 'toString']) assert.ok((await new Visitor(cookie).get(`${page}?done=${done}`)).status < 400, `${page} ${done}`)
    }
    for (const url of ['/%00', '/nothing/here']) assert.match((await new Visitor().get(url)).html, /^<!doctype html>/, url)
  })
})

describe('a report', () => {
  let visitor: Visitor
  beforeEach(() => {
    visitor = new Visitor()
  })

  it('R-103: opens a matter, and the same form sent again opens nothing and shows the same code', async () => {
    const { answer, id, code, actId } = await reported(visitor)
    assert.equal(answer.status, 201)
    assert.match(code, /^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
    const again = await visitor.post('/report', { ...whole, act_id: actId, form_token: await visitor.token() })
    assert.ok(again.html.includes(code) && again.html.includes(id))
    const [row] = await platform.ownerQuery<{ count: string }>('select count(*) from events where dossier = $1', [id.slice(7)])
    assert.equal(Number(row?.count), 1)
  })

  it('is one matter when its first form is sent twenty times at once by a browser nobody knows', async () => {
    const [token, actId] = [await visitor.token(), v7()]
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor.post('/report', { ...whole, act_id: actId, form_token: token })),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    assert.equal(new Set(answers.map(({ html }) => /([2-9A-Z]{5}-[2-9A-Z]{5})/.exec(html)?.[1])).size, 1)
  })

  it('R-104: keeps the telephone number beside the record, sealed, and keeps none of whoever wants to stay unknown', async () => {
    const { id } = await reported(visitor, { contact_phone: '120 0000 0321' })
    const [row] = await platform.ownerQuery<{ text: string }>(
      'select form::text || facts::text as text from events where dossier = $1',
      [id.slice(7)],
    )
    assert.doesNotMatch(row?.text ?? '', /12000000321/)
    const contact = async (dossier: string) =>
      (
        await platform.ownerQuery<{ sealed: boolean }>(
          'select cipher is not null as sealed from dossier_contacts where dossier = $1',
          [dossier.slice(7)],
        )
      )[0]?.sealed
    assert.equal(await contact(id), true)
    const unknown = await reported(visitor, { contact_phone: '12000000321', visibility: 'ANONYMOUS' })
    assert.equal(await contact(unknown.id), false)
  })

  it('goes from the tapped place on the map to its grid, and says so where none lies there', async () => {
    const sent = {
      step: 'where',
      kind: '0201',
      category: '02',
      description: '一个坑',
      visibility: 'CENTER_ONLY',
      act_id: v7(),
      address: '桥头',
    }
    const inside = await visitor.post('/report', { ...sent, 'form_token': await visitor.token(), 'map.x': '60', 'map.y': '140' })
    assert.match(inside.html, /name="grid"[^>]*value="140423100229001"[^>]*checked|checked=""[^>]*value="140423100229001"/)
    assert.match(inside.html, /已经记下您点的地方/)
    const outside = await visitor.post('/report', { ...sent, 'form_token': await visitor.token(), 'map.x': '2', 'map.y': '2' })
    assert.match(problems(outside).join(), /不在这个村/)
    assert.match(outside.html, /value="桥头"/)
  })

  it('takes a device’s place to its grid, but believes the person rather than the device (R-965)', async () => {
    const { center } = platform.village.grids[2] ?? { center: [0, 0] as const }
    const sent = {
      step: 'where',
      go: 'next',
      kind: '0201',
      category: '02',
      description: '一个坑',
      visibility: 'CENTER_ONLY',
      act_id: v7(),
      lon: center[0].toFixed(6),
      lat: center[1].toFixed(6),
      crs: 'WGS84',
    }
    const measured = await visitor.post('/report', { ...sent, form_token: await visitor.token() })
    assert.match(measured.html, /有照片吗[^]*name="grid" value="140423100229003"|name="grid" value="140423100229003"[^]*有照片吗/)
    const chosen = await visitor.post('/report', { ...sent, grid: `${village}001`, form_token: await visitor.token() })
    assert.match(chosen.html, /name="grid" value="140423100229001"/)
    assert.doesNotMatch(chosen.html, /name="lon"/)
  })

  it('R-106: says the telephone number first where life is in danger', async () => {
    const answer = await visitor.post('/report', {
      step: 'kind',
      kind: '0401',
      category: '04',
      act_id: v7(),
      form_token: await visitor.token(),
    })
    assert.match(answer.html, /火情：请先打电话[^]*tel:119/)
  })

  it('R-129: asks first whom a complaint is about, in words of the village, and says what that protects (R-833)', async () => {
    const asked = await visitor.get('/complain')
    assert.match(asked.html, /反映的是谁？[^]*选了谁，谁就看不到[^]*村委会主任[^]*派出所/)
    const sent = { step: 'against', go: 'next', kind: '1504', category: '15', act_id: v7() }
    const unanswered = await visitor.post('/report', { ...sent, form_token: await visitor.token() })
    assert.match(problems(unanswered).join(), /against: 请选择反映的是谁/)
    const wordless = await visitor.post('/report', { ...sent, against: 'other', form_token: await visitor.token() })
    assert.match(problems(wordless).join(), /against_words: 写一下是谁/)
    const answered = await visitor.post('/report', {
      ...sent,
      against: 'position:VILLAGE_DIRECTOR',
      form_token: await visitor.token(),
    })
    assert.match(answered.html, /说说怎么回事[^]*替您保密[^]*看不到这件事/)
    assert.match(answered.html, /name="against" value="position:VILLAGE_DIRECTOR"/)
  })

  it('R-129: keeps a complaint from whoever it is about and from the village', async () => {
    const { id } = await reported(visitor, {
      kind: '1504',
      category: '15',
      against: ['position:VILLAGE_DIRECTOR', 'other'],
      against_words: '会计演示',
    })
    const [row] = await platform.ownerQuery<{ barred: string[]; open: boolean; said: unknown }>(
      "select barred_persons as barred, region_readable as open, file->'against'->'said' as said from dossiers where id = $1",
      [id.slice(7)],
    )
    assert.match((await visitor.get(`/matter/${id}`)).html, /反映的是：村委会主任、会计演示/)
    assert.doesNotMatch((await new Visitor().get(`/matter/${id}`)).html, /会计演示|反映的是/)
    const cadre = (await platform.signInAs('village-cadre')).actor.person
    assert.ok(row !== undefined && row.barred.includes(cadre ?? ''), JSON.stringify(row))
    assert.equal(row.open, false)
    assert.match(JSON.stringify(row.said), /会计演示/)
  })

  it('offers a village without grids a place in words, and says who will read it first', async () => {
    const gridless = new Visitor('sanzhi-village=140423100228')
    const fields = { kind: '0201', category: '02', description: '一个坑', visibility: 'CENTER_ONLY', act_id: v7() }
    const page = await gridless.post('/report', { ...fields, step: 'what', go: 'next', form_token: await gridless.token() })
    assert.match(page.html, /还没有分网格，说清楚地方就行[^]*先看到/)
    assert.doesNotMatch(page.html, /在哪个网格/)
    const nowhere = await gridless.post('/report', { ...fields, step: 'where', go: 'next', form_token: await gridless.token() })
    assert.match(problems(nowhere).join(), /address: 写一写在什么地方/)
    const sent = await gridless.post('/report', {
      ...fields,
      step: 'check',
      go: 'send',
      address: '村口',
      form_token: await gridless.token(),
    })
    assert.equal(sent.status, 201)
  })

  describe('says what is still missing and keeps what was typed, for', () => {
    const cases: readonly (readonly [words: string, fields: Fields, expected: RegExp])[] = [
      ['no description', { step: 'what', go: 'next', description: ' ' }, /description: 写一写/],
      ['a description of one character', { step: 'what', go: 'next', description: '坑' }, /description: 只写了一个字/],
      ['a description that is too long', { step: 'what', go: 'next', description: '长'.repeat(2001) }, /description: 写得太长/],
      ['an unknown visibility', { step: 'what', go: 'next', visibility: 'EVERYBODY' }, /visibility:/],
      ['no place', { step: 'where', go: 'next', grid: '', address: '' }, /grid: 选一个网格/],
      ['a grid of another village', { step: 'where', go: 'next', grid: '140423100228001', address: '' }, /grid: 选一个网格/],
      ['a wrong telephone number', { step: 'contact', go: 'next', contact_phone: '1234' }, /contact_phone: 手机号是 11 位/],
      ['a foreign telephone number', { step: 'contact', go: 'next', contact_phone: '+1 202 555 0100' }, /contact_phone:/],
      ['an unknown kind', { kind: '9999' }, /kind: 点一下/],
      ['an unknown group', { step: 'category', category: '77', kind: '' }, /category: 点一下/],
      ['an address that is too long, found only at the end', { address: '长'.repeat(201) }, /address: 地方写得太长/],
    ]
    for (const [words, fields, expected] of cases) {
      it(words, async () => {
        const answer = await visitor.post('/report', { ...whole, act_id: v7(), form_token: await visitor.token(), ...fields })
        assert.equal(answer.status, 422)
        isPage(answer)
        assert.match(problems(answer).join('\n'), expected)
      })
    }
  })

  describe('is refused, in Chinese and with nothing written, for', () => {
    const cases: readonly (readonly [words: string, send: () => Promise<Answer>])[] = [
      [
        'a form token of another browser',
        async () => visitor.post('/report', { ...whole, act_id: v7(), form_token: await new Visitor().token() }),
      ],
      ['no form token', async () => visitor.post('/report', { ...whole, act_id: v7() })],
      [
        'a request from another site',
        async () =>
          visitor.post(
            '/report',
            { ...whole, act_id: v7(), form_token: await visitor.token() },
            { 'sec-fetch-site': 'cross-site' },
          ),
      ],
      [
        'a foreign origin',
        async () =>
          visitor.post(
            '/report',
            { ...whole, act_id: v7(), form_token: await visitor.token() },
            { origin: 'https://evil.example' },
          ),
      ],
      [
        'a NUL character',
        async () => visitor.post('/report', { ...whole, description: 'a\0b', act_id: v7(), form_token: await visitor.token() }),
      ],
      [
        'ten thousand fields',
        async () =>
          visitor.post('/report', {
            ...Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, 'x'])),
            form_token: await visitor.token(),
          }),
      ],
      [
        'a body of two megabytes',
        async () => visitor.post('/report', { ...whole, description: 'x'.repeat(2_000_000), form_token: await visitor.token() }),
      ],
      [
        'JSON with a lone surrogate',
        async () => visitor.send('/report', '{"description":"\\ud800","step":"check"}', { 'content-type': 'application/json' }),
      ],
      [
        'JSON of wrong types',
        async () => visitor.send('/report', '{"description":{"a":[1]},"step":7}', { 'content-type': 'application/json' }),
      ],
      ['a list for a body', async () => visitor.send('/report', '[1,2]', { 'content-type': 'application/json' })],
      ['broken JSON', async () => visitor.send('/report', '{', { 'content-type': 'application/json' })],
      ['an unknown content type', async () => visitor.send('/report', '<a/>', { 'content-type': 'application/xml' })],
      ['multipart without boundary', async () => visitor.send('/report', 'x', { 'content-type': 'multipart/form-data' })],
      [
        'multipart that breaks off',
        async () =>
          visitor.send('/report', '--b\r\ncontent-disposition: form-data; name="step"\r\n\r\npho', {
            'content-type': 'multipart/form-data; boundary=b',
          }),
      ],
    ]
    for (const [words, send] of cases) {
      it(words, async () => {
        const before = await platform.ownerQuery('select count(*) from events')
        const answer = await send()
        assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status))
        isPage(answer)
        assert.deepEqual(await platform.ownerQuery('select count(*) from events'), before)
      })
    }

    it('an act id that another dossier has used', async () => {
      const { actId } = await reported(visitor)
      const answer = await new Visitor().post('/report', { ...whole, act_id: actId, form_token: 'x' })
      assert.equal(answer.status, 403)
      const other = new Visitor()
      const used = await other.post('/report', { ...whole, act_id: actId, form_token: await other.token() })
      assert.ok(used.status >= 400 && used.status < 500)
      assert.match(used.html, /桥头路面塌了一个坑/)
    })

    it('photos of somebody else', async () => {
      const photo = `140423-${v7()}`
      const answer = await visitor.post('/report', { ...whole, photo, act_id: v7(), form_token: await visitor.token() })
      assert.equal(answer.status, 422)
      assert.match(problems(answer).join(), /重新添加照片/)
    })
  })
})

describe('photos of a report', () => {
  it('that are none are named with the reason, and everything typed is kept', async () => {
    const visitor = new Visitor()
    const { payload, headers } = multipart(
      photoStep(await visitor.token()),
      [
        { name: '说明.txt', bytes: Buffer.from('hello') },
        { name: 'x.jpg', bytes: Buffer.from('GIF89a.......') },
      ],
      'next',
    )
    const answer = await visitor.send('/report', payload, headers)
    assert.equal(answer.status, 422)
    assert.equal(problems(answer).length, 2)
    assert.match(answer.html, /name="description" value="一个坑"/)
  })

  it('that were not chosen are no error', async () => {
    const visitor = new Visitor()
    const { payload, headers } = multipart(photoStep(await visitor.token()), [{ name: '', bytes: Buffer.alloc(0) }], 'next')
    assert.match((await visitor.send('/report', payload, headers)).html, /怎么告诉您结果/)
  })

  it('of several megabytes are taken, though no other body may be that large', async () => {
    const visitor = new Visitor()
    const noise = { data: randomBytes(2000 * 1500 * 3), options: { raw: { width: 2000, height: 1500, channels: 3 } } } as const
    const bytes = await sharp(noise.data, noise.options).jpeg({ quality: 90 }).toBuffer()
    assert.ok(bytes.length > 2_000_000)
    const { payload, headers } = multipart(photoStep(await visitor.token()), [{ name: '路.jpg', bytes }], 'add')
    assert.match((await visitor.send('/report', payload, headers)).html, /<img src="\/api\/files\/140423-[^"]+\/thumb"/)
    const json = await visitor.send('/report', JSON.stringify({ description: 'x'.repeat(2_000_000) }), {
      'content-type': 'application/json',
    })
    assert.equal(json.status, 413)
  })

  it('that are too large are refused by name, and what follows them is still taken in', { timeout: 60_000 }, async () => {
    const visitor = new Visitor()
    const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).jpeg().toBuffer()
    const large = Buffer.concat([small, randomBytes(13_000_000)])
    const { payload, headers } = multipart(photoStep(await visitor.token()), [{ name: '太大.jpg', bytes: large }, { name: '路.jpg', bytes: small }], 'add')
    const answer = await visitor.send('/report', payload, headers)
    assert.equal(answer.status, 422)
    assert.match(answer.html, /“太大.jpg”没有收/)
    assert.match(answer.html, /<img src="\/api\/files\/140423-[^"]+\/thumb"/)
  })

  it('are not even looked at without our form token', async () => {
    const visitor = new Visitor()
    const before = await platform.ownerQuery('select count(*) from files')
    const { payload, headers } = multipart(photoStep('x'), [{ name: 'x.jpg', bytes: Buffer.from('GIF89a.......') }], 'next')
    const answer = await visitor.send('/report', payload, headers)
    assert.equal(answer.status, 403)
    assert.deepEqual(await platform.ownerQuery('select count(*) from files'), before)
  })
})

describe('a matter', () => {
  it('is shown to its reporter with the reason why an act is not open, and to nobody else', async () => {
    const visitor = new Visitor()
    const { id } = await reported(visitor)
    const own = await visitor.get(`/matter/${id}`)
    assert.equal(own.status, 200)
    assert.match(own.html, /催一催[^]*现在还不能[^]*评价/)
    assert.doesNotMatch(own.html, /立案|派遣</)
    const unknown = await new Visitor().get(`/matter/140423-${v7()}`)
    const foreign = await new Visitor().get(`/matter/${id}`)
    assert.deepEqual([foreign.status, unknown.status], [404, 404])
    const { cookie } = await platform.signInAs('town-dispatcher')
    assert.equal((await new Visitor(cookie).get(`/matter/${id}`)).status, 404)
    for (const odd of ['x', '140423-x', '999999-00000000-0000-7000-8000-000000000000', '%00', '%F0%90', "';--"]) {
      const answer = await visitor.get(`/matter/${odd}`)
      assert.ok(answer.status >= 400 && answer.status < 500, odd)
    }
  })

  it('R-122: is urged once a day, and the same form sent twice is one urging', async () => {
    const visitor = new Visitor()
    const { id } = await reported(visitor)
    const form = { form_token: await visitor.token(`/matter/${id}?act=urge`), act_id: v7(), sequence: '1' }
    assert.equal((await visitor.post(`/matter/${id}/urge`, form)).location, `/matter/${id}?done=urge`)
    assert.equal((await visitor.post(`/matter/${id}/urge`, form)).status, 303)
    const again = await visitor.post(`/matter/${id}/urge`, { ...form, act_id: v7(), note: '怎么还没来' })
    assert.equal(again.status, 403)
    assert.match(problems(again).join(), /24 小时内已经催办过/)
    assert.match(again.html, /怎么还没来/)
  })

  it('refuses acts of others, unknown acts, foreign tokens and acts without id, all with a page', async () => {
    const visitor = new Visitor()
    const { id } = await reported(visitor)
    const token = await visitor.token()
    const expected = [
      ['accept', 404],
      ['void', 404],
      ['constructor', 404],
      ['no-such', 404],
    ] as const
    for (const [act, status] of expected) {
      const answer = await visitor.post(`/matter/${id}/${act}`, { form_token: token, act_id: v7(), sequence: '1' })
      assert.equal(answer.status, status, act)
      isPage(answer)
    }
    assert.equal((await visitor.post(`/matter/${id}/urge`, { form_token: 'x', act_id: v7() })).status, 403)
    assert.equal((await visitor.post(`/matter/${id}/urge`, { form_token: token })).status, 400)
    assert.equal((await visitor.post(`/matter/${id}/evaluate`, { form_token: token, act_id: v7(), score: '9' })).status, 409)
  })
})

describe('following by query code', () => {
  it('opens the matter in a fresh browser, and beside another pseudonym without taking its place', async () => {
    const { id, code } = await reported(new Visitor())
    const fresh = new Visitor()
    assert.equal(
      (await fresh.post('/follow', { query_code: ` ${code.toLowerCase()} `, form_token: await fresh.token() })).location,
      `/matter/${id}`,
    )
    assert.equal((await fresh.get(`/matter/${id}`)).status, 200)
    const other = new Visitor()
    const own = await reported(other)
    await other.post('/follow', { query_code: code, form_token: await other.token() })
    assert.equal((await other.get(`/matter/${id}`)).status, 200)
    assert.equal((await other.get(`/matter/${own.id}`)).status, 200)
    const urged = await other.post(`/matter/${id}/urge`, { form_token: await other.token(), act_id: v7(), sequence: '1' })
    assert.equal(urged.status, 303)
  })

  it('tells whoever follows by code who opened the number that was left (R-104)', async () => {
    const { id, code } = await reported(new Visitor(), { contact_phone: '12000000499' })
    const { cookie } = await platform.signInAs('town-dispatcher')
    const asked = await platform.app.inject({ method: 'GET', url: `/api/dossiers/${id}/contact`, headers: { cookie } })
    assert.equal(asked.statusCode, 200)
    const visitor = new Visitor()
    await visitor.post('/follow', { query_code: code, form_token: await visitor.token() })
    assert.match((await visitor.get(`/matter/${id}`)).html, /谁看过您的联系方式[^]*古韩镇人民政府 乡镇调度员/)
  })

  it('answers wrong, unknown and empty codes alike in tone, and stops guessing', async () => {
    const { id } = await reported(new Visitor())
    const visitor = new Visitor()
    const token = await visitor.token()
    const wrong = await visitor.post('/follow', { query_code: 'AAAAA-BBBBB', form_token: token })
    assert.equal(wrong.status, 422)
    assert.match(problems(wrong).join(), /没有查到/)
    assert.equal((await visitor.post('/follow', { query_code: '', form_token: token })).status, 422)
    assert.equal((await visitor.post('/follow', { query_code: '\ud83d', form_token: token })).status, 422)
    let last = 0
    for (let at = 0; at < 25; at += 1)
      last = (await visitor.post('/follow', { query_code: `GUESS${at}`, form_token: token })).status
    assert.equal(last, 429)
    assert.equal((await visitor.get(`/matter/${id}`)).status, 404)
  })
})

describe('signing in on the portal', () => {
  it('refuses what is no mobile number, a wrong password and a foreign token, keeping what was typed', async () => {
    const visitor = new Visitor()
    const token = await visitor.token('/sign-in')
    const phone = await visitor.post('/sign-in', { phone: '12345', form_token: token, next: '/mine' })
    assert.equal(phone.status, 422)
    assert.match(phone.html, /value="12345"/)
    const password = await visitor.post('/sign-in/password', { user: 'verifier', password: 'Not-It-77', form_token: token })
    assert.equal(password.status, 401)
    assert.match(password.html, /value="verifier"/)
    assert.doesNotMatch(password.html, /Not-It/)
    assert.equal((await visitor.post('/sign-in', { phone: '12000000001', form_token: await new Visitor().token() })).status, 403)
    assert.equal((await visitor.post('/sign-in/code', { code: '123456', ticket: 'x'.repeat(60), form_token: token })).status, 422)
  })

  it('shows nobody’s name, and the number only masked, after asking for a code', async () => {
    const visitor = new Visitor()
    const answer = await visitor.post('/sign-in', {
      phone: '１２０００００００06',
      form_token: await visitor.token('/sign-in'),
      next: 'https://evil.example',
    })
    assert.equal(answer.status, 200)
    assert.match(answer.html, /120\*\*\*\*0006/)
    assert.doesNotMatch(answer.html, /12000000006|马演示禾|evil/)
    assert.equal(answer.headers['cache-control'], 'private, no-cache', 'the back button shows it again, and asks for no second message')
  })

  it('sends staff on to the console for their second factor', async () => {
    const visitor = new Visitor()
    const answer = await visitor.post('/sign-in/password', {
      user: 'water-handler',
      password: 'Harvest-River-58',
      form_token: await visitor.token('/sign-in'),
      next: '/mine',
    })
    assert.deepEqual([answer.status, answer.location], [303, '/console/'])
  })

  it('says that somebody else has signed in, to whom the matter is unknown, and gives back what was typed', async () => {
    const first = await platform.signInAs('villager')
    const { id } = await reported(new Visitor(first.cookie))
    const second = await platform.signInAs('elder')
    const answer = await new Visitor(second.cookie).post(`/matter/${id}/ask-review`, { reason: '又塌了', form_token: 'x', act_id: v7() })
    assert.equal(answer.status, 403)
    assert.match(answer.html, /换了人登录，没有提交[^]*又塌了/)
    assert.match(answer.html, new RegExp(`/sign-in\\?next=%2Fmatter%2F${id}`))
  })

  it('marks a message as read, and all of them', async () => {
    const { cookie, actor } = await platform.signInAs('villager')
    const ids = [v7(), v7(), v7()]
    for (const id of ids)
      await platform.ownerQuery(
        "insert into messages (county, id, person, text_key, sentence, created_at) values (140423, $1, $2, 'closed', '演示消息', now())",
        [id, actor.person],
      )
    const unread = async () =>
      (await platform.ownerQuery('select 1 from messages where id = any($1::uuid[]) and read_at is null', [ids])).length
    const visitor = new Visitor(cookie)
    const sent = { message: `140423-${ids[0] ?? ''}`, form_token: await visitor.token('/me') }
    assert.equal((await visitor.post('/me/messages/read', sent)).location, '/me?done=read#messages')
    assert.equal(await unread(), 2)
    await visitor.post('/me/messages/read', { form_token: await visitor.token('/me') })
    assert.equal(await unread(), 0)
  })

  it('shows who may report in one’s name, and takes the consent back with one press (R-606)', async () => {
    const { cookie, actor } = await platform.signInAs('elder')
    const helper = (await platform.signInAs('proxy-helper')).actor.person ?? ''
    await platform.ownerQuery(
      "insert into consents (county, id, person, helper, purpose, way, given_at, valid_until) values (140423, $1, $2, $3, 'report', 'written', now() - interval '1 hour', now() + interval '9 days')",
      [v7(), actor.person, helper],
    )
    const visitor = new Visitor(cookie)
    assert.match((await visitor.get('/me')).html, /我同意谁替我上报[^]*甘村村民委员会 代办员/)
    const send = async (chosen: string) => await visitor.post('/me/consents/withdraw', { helper: chosen, form_token: await visitor.token('/me') })
    assert.equal((await visitor.post('/me/consents/withdraw', { helper, form_token: 'x' })).location, '/me?done=stale')
    for (const unknown of [v7(), 'x', '']) assert.equal((await send(unknown)).status, 404)
    assert.equal((await send(helper)).location, '/me?done=withdrawn')
    assert.equal((await send(helper)).status, 404)
    assert.doesNotMatch((await visitor.get('/me')).html, /我同意谁替我上报/)
  })

  it('ends a session of one’s own only, and signs out with our form only', async () => {
    const { cookie } = await platform.signInAs('elder')
    const visitor = new Visitor(cookie)
    const token = await visitor.token('/me')
    assert.equal((await visitor.post('/me/sessions/end', { session: v7(), form_token: token })).status, 404)
    assert.equal((await visitor.post('/me/sessions/end', { session: 'x', form_token: token })).status, 404)
    assert.equal((await visitor.post('/sign-out', { form_token: 'x' })).location, '/me?done=stale')
    assert.match((await visitor.get('/me?done=stale')).html, /刚才那一步没有办[^]*现在登录的是“/)
    assert.equal((await visitor.post('/sign-out', { form_token: token })).location, '/')
    assert.equal((await visitor.get('/me')).status, 303)
  })
})

describe('matters filed without an account, and the number left with them (decision 0014)', () => {
  let nth = 500
  const number = () => `12000000${String((nth += 1))}`

  it('are shown to whoever proves the number, who may act on them, and on no other of that browser', async () => {
    const phone = number()
    const visitor = new Visitor()
    const { id } = await reported(visitor, { contact_phone: phone })
    const other = await reported(visitor, { contact_phone: number() })
    const proved = await provedBy(phone)
    const mine = await proved.get(proved.landed)
    assert.match(mine.html, /用这个手机号报过的 1 件事已经显示在这里/)
    assert.match(mine.html, new RegExp(id))
    assert.doesNotMatch(mine.html, new RegExp(other.id))
    assert.equal((await proved.get(`/matter/${other.id}`)).status, 404)
    const page = await proved.get(`/matter/${id}?act=urge`)
    assert.match(page.html, /您说的事[^]*桥头路面塌了一个坑/)
    const fields = Object.fromEntries(
      [...page.html.matchAll(/name="(form_token|act_id|sequence)" value="([^"]+)"/g)].map(([, name, value]) => [name, value]),
    )
    assert.equal((await proved.post(`/matter/${id}/urge`, fields as Fields)).location, `/matter/${id}?done=urge`)
    const [audited] = await platform.ownerQuery<{ count: number }>(
      "select count(*)::int as count from audit_records where act = 'link-matter' and object = $1",
      [`dossier:${id}`],
    )
    assert.equal(audited?.count, 1)
  })

  it('show their photos to whoever reads them, by number, by query code or in the browser that filed them, and to nobody else', async () => {
    const phone = number()
    const visitor = new Visitor()
    const file = await photoOf(visitor)
    const { id, code } = await reported(visitor, { contact_phone: phone, photo: file })
    const other = await reported(visitor, { contact_phone: phone })
    // What other tests asked with wrong codes must not stand in the way.
    await platform.ownerQuery('delete from allowances')
    const coded = new Visitor((await platform.signInAs('villager')).cookie)
    assert.equal((await coded.post('/follow', { query_code: code, form_token: await coded.token() })).location, `/matter/${id}`)
    for (const [who, reader] of [['the browser', visitor], ['the number', await provedBy(phone)], ['the code', coded]] as const) {
      const [href = '', thumb = ''] = [...(await reader.get(`/matter/${id}`)).html.matchAll(/(?:href|src)="([^"]*\/photo\/[^"]+)"/g)].map(([, found = '']) => found)
      assert.deepEqual([(await reader.get(href)).status, (await reader.get(thumb)).status], [200, 200], who)
      assert.equal((await reader.get(thumb)).headers['content-type'], 'image/jpeg', who)
      assert.equal((await reader.get(`/matter/${other.id}/photo/${file}`)).status, 404, `${who}: a photo is opened by the matter it belongs to only`)
    }
    assert.equal((await new Visitor().get(`/matter/${id}/photo/${file}`)).status, 404)
    const { cookie } = await platform.signInAs('villager-2')
    assert.equal((await new Visitor(cookie).get(`/matter/${id}/photo/${file}/thumb`)).status, 404)
  })

  it('are told of once, and stay', async () => {
    const phone = number()
    const { id } = await reported(new Visitor(), { contact_phone: phone })
    await provedBy(phone)
    await platform.ownerQuery('delete from one_time_codes')
    await platform.ownerQuery('delete from allowances')
    const again = await provedBy(phone)
    assert.equal(again.landed, '/mine')
    assert.match((await again.get('/mine')).html, new RegExp(id))
  })

  const refused: readonly (readonly [words: string, left: (id: string) => Promise<unknown>, more: Fields])[] = [
    ['longer ago than a carrier keeps a number unused', (id) => age(id, 91), {}],
    ['with a matter that is confidential', () => Promise.resolve(), { kind: '1504', category: '15', against: 'unknown' }],
  ]
  for (const [words, left, more] of refused) {
    it(`are not shown for a number that was left ${words}`, async () => {
      const phone = number()
      const { id } = await reported(new Visitor(), { contact_phone: phone, ...more })
      await left(id)
      const proved = await provedBy(phone)
      assert.equal(proved.landed, '/mine')
      assert.equal((await proved.get(`/matter/${id}`)).status, 404)
    })
  }

  it('are not shown where somebody with an account left the number for a matter of their own', async () => {
    const { cookie } = await platform.signInAs('villager')
    const phone = number()
    const { id } = await reported(new Visitor(cookie), { contact_phone: phone })
    const proved = await provedBy(phone)
    assert.equal((await proved.get(`/matter/${id}`)).status, 404)
  })

  async function age(id: string, days: number): Promise<void> {
    await platform.ownerQuery(`update dossier_contacts set created_at = created_at - interval '${days} days' where dossier = $1`, [
      id.slice(7),
    ])
  }

  /** A new browser that has just signed in with a code sent to the number. */
  async function provedBy(phone: string): Promise<Visitor & { readonly landed: string }> {
    const visitor = new Visitor()
    const asked = await visitor.post('/sign-in', { phone, next: '', form_token: await visitor.token('/sign-in') })
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(asked.html) ?? []
    const [, token = ''] = /name="form_token" value="([^"]+)"/.exec(asked.html) ?? []
    const answer = await visitor.post('/sign-in/code', { ticket, code: await codeSent(), next: '', form_token: token })
    assert.equal(answer.status, 303, problems(answer).join())
    return Object.assign(visitor, { landed: answer.location })
  }

  /** Opened from the outbox, in which codes lie sealed until they are sent. */
  async function codeSent(): Promise<string> {
    const [row] = await platform.ownerQuery<{ id: string; sealed: Buffer }>(
      "select id, sealed from outbox where kind = 'send-code' order by created_at desc, id desc limit 1",
    )
    if (row === undefined) throw new Error('no code was sent')
    const sent = platform.cipher.open({ table: 'outbox', column: 'sealed', row: row.id }, row.sealed)
    return (JSON.parse(sent) as { code: string }).code
  }
})
