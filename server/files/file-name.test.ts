import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { contentDisposition, harmlessName, refusalOfName } from './file-name.ts'

const cases: readonly (readonly [string, string])[] = [
  ['大槐树.JPG', '大槐树.jpg'],
  ['../../x', 'x.jpg'],
  ['..\\..\\windows\\system32\\x.png', 'x.jpg'],
  ['/etc/passwd\0.jpg', 'passwd.jpg'],
  ['路\u202egpj.exe', '路gpj.jpg'],
  ['a\r\nSet-Cookie: x=1.jpg', 'aSet-Cookie x1.jpg'],
  ['<img src=x onerror=alert(1)>.jpg', 'img srcx onerroralert(1).jpg'],
  ['', '照片.jpg'],
  ['...', '照片.jpg'],
  ['\u200b\ufeff', '照片.jpg'],
  ['\ud800坏.jpg', '坏.jpg'],
  ['𠮷村.webp', '𠮷村.jpg'],
  ['路灯.jpg.png', '路灯.jpg'],
]

describe('files: names that came with uploads', () => {
  for (const [name, harmless] of cases) {
    it(`makes ${JSON.stringify(name)} into ${harmless}`, () => {
      assert.equal(harmlessName(name), harmless)
    })
  }

  it('cuts 300 characters to 80, between characters', () => {
    assert.equal(harmlessName('𠮷'.repeat(300)), `${'𠮷'.repeat(80)}.jpg`)
  })

  it('makes any name into one that neither a path, a header nor a page can be broken with', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const made = harmlessName(name)
      assert.doesNotMatch(made, /[/\\<>"'&%;=\r\n\0]|\p{Cc}|\p{Cf}|^\.|^$/u)
      assert.ok(made.isWellFormed() && made.endsWith('.jpg') && [...made].length <= 84)
      assert.equal(harmlessName(made), made)
      assert.match(contentDisposition('inline', made), /^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9.!#$&+^_`|~%-]+$/)
    }), { numRuns: 500 })
  })

  it('refuses extensions that are no photo’s', () => {
    for (const name of ['a.html', 'a.svg', 'a.jpg.exe', 'a.php', 'a.jpg.js ', 'a.jpg\0.html']) assert.equal(refusalOfName(name), 'photo-odd-name', name)
    for (const name of ['a.jpg', 'A.JPEG', 'a', 'image', '2026.11.23 照片.png', 'blob', 'IMG_1.HEIC']) assert.equal(refusalOfName(name), null, name)
  })

  it('writes the name twice, so that old and new programs read it (RFC 6266, RFC 8187)', () => {
    assert.equal(contentDisposition('inline', '大槐树 (1).jpg'), `inline; filename="___ (1).jpg"; filename*=UTF-8''%E5%A4%A7%E6%A7%90%E6%A0%91%20%281%29.jpg`)
  })
})
