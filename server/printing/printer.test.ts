import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import decodeCode from 'qr/decode.js'
import { CannotPrint, startPrinter } from './index.ts'
import { boardFor, certificatesFor, headAt, minutesFor, noticeFor, plaquesFor } from './sheet-samples.ts'

const printer = startPrinter()
after(() => printer.close())

const mm = 72 / 25.4

describe('printed sheets', () => {
  it('set a plaque of 240 by 160 mm with head, village, year and number of stars, and none that was not won (R-409)', async () => {
    const { pdf, pages, undisplayable } = await printer.print('star-plaque', plaquesFor(2))
    const document = await read(pdf)
    assert.deepEqual([pages, undisplayable], [2, []])
    const page = await document.getPage(1)
    assert.deepEqual(page.view.map((point) => Math.round(point / mm)), [0, 0, 240, 160])
    assert.equal(await wordsOf(document, 1), '六星级文明户甘演示平家庭演示镇演示村2026年度')
  })

  it('set two hundred plaques in one file', async () => {
    const { pages } = await printer.print('star-plaque', plaquesFor(200))
    assert.equal(pages, 200)
  })

  it('carry a code that leads to the address beside it, on every kind', async () => {
    const sheets = [
      await printer.print('star-plaque', plaquesFor(1)), await printer.print('star-certificate', certificatesFor([headAt(0)])),
      await printer.print('honour-board', boardFor(4)), await printer.print('star-notice', noticeFor(20)),
    ]
    const addresses = await Promise.all(sheets.map(async ({ pdf }) => await codeOn(await read(pdf))))
    assert.deepEqual(addresses, ['000000', '000000', '000001', '000002'].map((end) => `https://sanzhi.example/check/${end}`))
  })

  it('set the minutes of a body with each item\'s numbers and a line for each signature (R-404)', async () => {
    const { pdf, pages, undisplayable } = await printer.print('body-minutes', minutesFor(2))
    assert.deepEqual([pages, undisplayable], [1, []])
    const words = await wordsOf(await read(pdf), 1)
    for (const expected of ['村民议事会会议记录', '1.协商议题', '4赞成、0反对、1弃权，通过', '签字', `${headAt(0)}已在网上确认`, headAt(4)]) assert.ok(words.includes(expected), `${expected} in ${words}`)
  })

  it('embed their own faces and no other', async () => {
    for (const { pdf } of [await printer.print('star-certificate', certificatesFor([headAt(0)])), await printer.print('honour-board', boardFor(30))]) {
      const faces = [...Buffer.from(pdf).toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([A-Za-z-]+)/g)].map(([, name]) => name)
      assert.deepEqual([...new Set(faces)].filter((name) => !/^Noto(Sans|Serif)SC-/.test(name ?? '')), [])
      assert.ok(faces.length > 0)
    }
  })

  it('are tagged for screen readers and say their language and title', async () => {
    const { pdf } = await printer.print('star-notice', noticeFor(60))
    const document = await read(pdf)
    const { info } = await document.getMetadata()
    const { Title: title, Language: language } = info as { readonly Title?: string; readonly Language?: string }
    assert.deepEqual([title, language], ['2026 年度星级文明户评定结果公示', 'zh-CN'])
    assert.match(Buffer.from(pdf).toString('latin1'), /\/Marked true/)
  })

  it('repeat the head of the table on every page of a long notice, on A4 and on A3 (R-406)', async () => {
    for (const [paper, width] of [['a4', 210], ['a3', 297]] as const) {
      const document = await read((await printer.print('star-notice', noticeFor(200, paper))).pdf)
      assert.ok(document.numPages > 1)
      for (let at = 1; at <= document.numPages; at += 1) assert.match(await wordsOf(document, at), /户主小组获得的星合计/)
      assert.equal(Math.round(Number((await document.getPage(1)).view[2]) / mm), width)
    }
  })

  it('take what a person typed as text, whatever it looks like', async () => {
    const head = '#panic("演示") $x$ *b* \\ #sys.inputs <a> //'
    const { pdf } = await printer.print('star-certificate', certificatesFor([head]))
    assert.ok((await wordsOf(await read(pdf), 1)).includes(head.replaceAll(' ', '')))
  })

  it('print a name with a sign no face has, and name the sign, so that somebody writes it in', async () => {
    const { pages, undisplayable } = await printer.print('star-certificate', certificatesFor(['𠮷演示']))
    assert.deepEqual([pages, undisplayable], [1, ['𠮷']])
  })

  it('are refused with the reason when their data are not theirs, and the next one is set all the same', async () => {
    await assert.rejects(printer.print('star-plaque', { title: '缺内容' } as never), (error) => error instanceof CannotPrint && error.reason === 'failed' && error.message !== '')
    assert.equal((await printer.print('star-plaque', plaquesFor(1))).pages, 1)
  })

  it('are refused as busy when too many wait, and as failed when one takes too long; both leave the printer working', async () => {
    const narrow = startPrinter({ queue: 1 })
    const first = narrow.print('star-plaque', plaquesFor(1))
    await assert.rejects(narrow.print('star-plaque', plaquesFor(1)), (error) => error instanceof CannotPrint && error.reason === 'busy')
    assert.equal((await first).pages, 1)
    await narrow.close()
    const hasty = startPrinter({ limit: 1 })
    await assert.rejects(hasty.print('star-plaque', plaquesFor(1)), /took longer than 1 ms/)
    await hasty.close()
  })

  it('use the colours of the one design language', () => {
    const tokens = readFileSync(new URL('../../design/tokens.css', import.meta.url), 'utf8')
    const house = readFileSync(new URL('./templates/house.typ', import.meta.url), 'utf8')
    for (const [, name, value] of house.matchAll(/#let (ink|jade|cinnabar) = rgb\("(#[0-9a-f]{6})"\)/g)) assert.match(tokens, new RegExp(`--${name ?? ''}: ${value ?? ''};`))
  })
})

async function read(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
}

async function wordsOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('').replaceAll(/\s/gu, '')
}

/** Drawn as a printer would and read as a phone would. */
async function codeOn(document: PDFDocumentProxy): Promise<string> {
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: 3 })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const context: SKRSContext2D = createCanvas(width, height).getContext('2d')
  await page.render({ canvasContext: context as never, canvas: context.canvas as never, viewport }).promise
  // The code stands in a lower corner; a phone, too, is held close.
  const found = [0, width - Math.ceil(width * 0.3)].flatMap((from) => {
    const { data } = context.getImageData(from, Math.ceil(height * 0.62), Math.ceil(width * 0.3), Math.floor(height * 0.38))
    try {
      return [decodeCode({ width: Math.ceil(width * 0.3), height: Math.floor(height * 0.38), data: new Uint8Array(data) })]
    } catch {
      return []
    }
  })
  return found[0] ?? ''
}
