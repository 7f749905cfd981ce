import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { listed, masked, sayable, toJson, toWgs84, toXml, type Node } from './index.ts'
import { bd09, gcj02 } from './position.ts'
import { readXml, spark } from './testing/read-xml.ts'

const requests = (description: string) => ({ root: 'service_requests', body: listed('request', [{ service_request_id: '1', description, account_id: null }]) })

describe('An answer of GeoReport v2', () => {
  it('is XML with its declaration, without namespaces, an empty element for nothing', () => {
    assert.equal(toXml(requests('坑 < 3 & "深"')), '<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request><service_request_id>1</service_request_id>'
      + '<description>坑 &lt; 3 &amp; &quot;深&quot;</description><account_id/></request></service_requests>\n')
  })

  it('is JSON by the Spark convention: a list even of one, null for an empty element', () => {
    assert.equal(toJson(requests('坑')), '[{"service_request_id":"1","description":"坑","account_id":null}]')
    assert.equal(toJson({ root: 'service_requests', body: listed('request', []) }), '[]')
    assert.equal(toXml({ root: 'service_requests', body: listed('request', []) }), '<?xml version="1.0" encoding="utf-8"?>\n<service_requests/>\n')
  })

  it('is well formed and says the same in both formats, whatever the text: NUL, control characters, half characters, markup, CDATA ends', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme-composite' }),
      fc.array(fc.integer({ min: 0, max: 0xFFFF }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(']]>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;', '<![CDATA[x]]>', '&#0;', '\0', '\uD800', '\uFFFE', '\r\n\r', "'\"", '\u202E反', '\u0085\u2028'),
    )
    const value: fc.Arbitrary<Node> = fc.oneof(hostile, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
    const row = fc.record({ description: value, address: value, values: fc.array(value, { maxLength: 3 }).map((list) => listed('value', list)) })
    fc.assert(fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const answer = { root: 'service_requests', body: listed('request', rows) }
      assert.deepEqual(spark(readXml(toXml(answer)), ['service_requests', 'values']), asText(JSON.parse(toJson(answer))))
    }), { numRuns: 500 })
  })

  it('replaces only what XML 1.0 cannot say', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => { assert.equal(sayable(text).length, text.length) }))
    assert.equal(sayable('a\0b\u000Bc\uD800d\uFFFEe\t\n\r😀'), 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\t\n\r😀')
  })
})

describe('Words that become public', () => {
  it('lose numbers of people: telephones, identity numbers, bank cards, mail, plates, in any width and spacing', () => {
    for (const number of ['13800138000', '138-0013-8000', '１３８００１３８０００', '138 0013 8000', '0355-2020123', '(0355) 202 0123', '+86 138 0013 8000', '14042319900101123X', '6222 0212 3456 7890 123', '晋D12345', '晋D·A1234', 'zhang@example.com', 'zhang＠example.com']) {
      const said = masked(`路灯坏了，找${number}张演示`)
      assert.ok(!said.includes(number), said)
      assert.ok(!/[0-9０-９]{4,}/u.test(said), said)
    }
  })

  it('keep what is no person\'s: days, house numbers, lengths, positions', () => {
    for (const words of ['2026-11-23 发现', '2026.11.23', '3 号路 15 米', '第 101 号井盖', '宽 120 厘米深 30', '113.0203', '编号 3b346b3a-a4b8-4427-9514-421297398d83']) assert.equal(masked(words), words)
  })

  it('never grow digits, and are the same when blotted twice', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('1', '3', '8', '０', ' ', '-', '坑', '@', 'a', '.') }), (text) => {
      assert.equal(masked(masked(text)), masked(text))
    }))
  })
})

describe('A position in WGS 84', () => {
  it('agrees with what a library of others publishes (gcoord: Beijing, WGS 84 to BD-09)', () => {
    const { lon, lat } = bd09(gcj02({ lon: 116.403988, lat: 39.914266 }))
    assert.ok(Math.abs(lon - 116.41661560068297) < 1e-6 && Math.abs(lat - 39.92196580126834) < 1e-6, `${lon} ${lat}`)
  })

  it('comes back from the shifted systems to a centimetre, anywhere in the country', () => {
    fc.assert(fc.property(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }), (lon, lat) => {
      for (const [system, shifted] of [['GCJ02', gcj02({ lon, lat })], ['BD09', bd09(gcj02({ lon, lat }))]] as const) {
        const back = toWgs84(system, shifted)
        assert.ok(back !== null && Math.abs(back.lon - lon) < 1e-7 && Math.abs(back.lat - lat) < 1e-7, `${system} ${lon} ${lat}`)
      }
    }))
  })

  it('stays as it is where it is one already, and is none in a system nobody knows', () => {
    assert.deepEqual(toWgs84('CGCS2000', { lon: 113, lat: 36 }), { lon: 113, lat: 36 })
    assert.deepEqual(toWgs84(null, { lon: 113, lat: 36 }), { lon: 113, lat: 36 })
    assert.equal(toWgs84('MARS', { lon: 113, lat: 36 }), null)
  })
})

/** As XML has it: everything is text. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asText(one)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
