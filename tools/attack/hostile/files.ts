/**
 * Files that attackers upload, built here: bombs, polyglots, lies about size, things cut off at every joint, other types under a photo's
 * name, hostile names. More than 300; the same seed makes the same ones.
 */
import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { randomFrom } from '../../../core/village/random.ts'
import { chunk, gifClaiming, jpegMarkers, jpegWith, pngClaiming, pngOf, pngSignature, segment, tiffLoop, webpClaiming, zipOf } from './pieces.ts'

export type HostileFile = { readonly what: string; readonly name: string; readonly type: string; readonly bytes: Buffer; readonly must: 'refuse' | 'either' | 'take' }

const file = (what: string, bytes: Buffer | string, must: HostileFile['must'] = 'refuse', name = 'photo.jpg', type = 'image/jpeg'): HostileFile => ({ what, name, type, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, must })

export async function hostileFiles(seed = 1): Promise<readonly HostileFile[]> {
  const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: '#557799' } })
  const [jpeg, png, webp, gif, tiff, avif] = await Promise.all([plain.clone().jpeg().toBuffer(), plain.clone().png().toBuffer(), plain.clone().webp().toBuffer(), plain.clone().gif().toBuffer(), plain.clone().tiff().toBuffer(), plain.clone().avif().toBuffer()])
  return [
    ...foreign({ gif, tiff, avif, png }), ...markup(), ...polyglots({ jpeg, png, webp, gif }), ...lies({ jpeg, webp }), ...bombs({ jpeg, png }), ...truncated({ jpeg, png, webp }), ...tiny({ jpeg, png, webp }), ...flipped({ jpeg, png, webp }, seed), ...named(jpeg), ...typed(jpeg),
  ]
}

type Sound = Readonly<Record<'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif', Buffer>>

function foreign({ gif, tiff, avif, png }: Pick<Sound, 'gif' | 'tiff' | 'avif' | 'png'>): HostileFile[] {
  const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(200)])
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  const starts: Readonly<Record<string, string>> = {
    bmp: 'BM\x00\x10', ico: '\0\0\x01\0\x01\0', psd: '8BPS\0\x01', jp2: '\0\0\0\x0cjP  \r\n\x87\n', jxl: '\xff\x0a\0\0', fits: 'SIMPLE  =                    T', hdr: '#?RADIANCE\n', exr: 'v/1\x01', ppm: 'P6 65535 65535 255\n', pfm: 'PF\n65535 65535\n-1\n', emf: '\x01\0\0\0X\0\0\0', wmf: '\xd7\xcd\xc6\x9a',
    ps: '%!PS-Adobe-3.0\n(r) file', dicom: `${'\0'.repeat(128)}DICM`, mp4: '\0\0\0\x18ftypmp42', mkv: '\x1a\x45\xdf\xa3', flv: 'FLV\x01', swf: 'CWS\x09', rar: 'Rar!\x1a\x07', '7z': '7z\xbc\xaf\x27\x1c', gzip: '\x1f\x8b\x08', xz: '\xfd7zXZ', zstd: '\x28\xb5\x2f\xfd', tar: `${'a'.repeat(257)}ustar`, elf: '\x7fELF\x02', exe: 'MZ\x90\0', macho: '\xcf\xfa\xed\xfe',
    class: '\xca\xfe\xba\xbe', wasm: '\0asm\x01', ole: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', rtf: '{\\rtf1', sqlite: 'SQLite format 3\0', pdf: '%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>', shell: '#!/bin/sh\nid\n', php: '<?php system($_GET[0]);', mvg: 'push graphic-context\nimage over 0,0 0,0 "|id"\n', csv: '=cmd|\' /C calc\'!A0,1\n', json: '{"__proto__":{}}', eicar, text: '演示', script: 'alert(1)',
  }
  return [
    ...Object.entries(starts).map(([what, start]) => file(what, Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(300)]))), file('a gif', gif), file('a moving gif', Buffer.concat([gif, gif])), file('a gif of 65,535 px', gifClaiming(65_535, 65_535)), file('a tiff', tiff), file('a tiff that refers to itself', tiffLoop()), file('an avif', avif),
    ...['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis', 'crx '].map((brand) => file(`${brand} box`, box(brand))), file('a zip', zipOf([['../../etc/passwd', Buffer.from('x')]])), file('a zip bomb', zipOf([['a', Buffer.alloc(20_000_000)]])), file('a gzip bomb', gzipSync(Buffer.alloc(50_000_000))),
    file('an xlsx with an entity', zipOf([['[Content_Types].xml', Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')], ['xl/workbook.xml', Buffer.from('<a/>')]])), file('a png behind a blank', Buffer.concat([Buffer.from(' '), png])),
  ]
}

function markup(): HostileFile[] {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"'
  const texts = [
    `${svg} onload="__xss()"/>`, `${svg}><script>__xss()</script></svg>`, `\ufeff\n<?xml version="1.0"?>${svg}/>`, `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg}><text>&a;</text></svg>`, `<!DOCTYPE a [${Array.from({ length: 12 }, (_, nth) => `<!ENTITY a${nth + 1} "${`&a${nth};`.repeat(10)}">`).join('')}]>${svg}>&a12;</svg>`,
    `${svg}><image href="http://127.0.0.1:1/"/></svg>`, `${svg} width="65535" height="65535"/>`, `${svg}><foreignObject><iframe src="javascript:__xss()"/></foreignObject></svg>`, `${svg}>${'<g>'.repeat(10_000)}</svg>`, '<html><script>__xss()</script>', '<!doctype html>', '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>', '<script>__xss()</script>', '<a:svg xmlns:a="http://www.w3.org/2000/svg"/>',
  ]
  return [...texts.map((text, nth) => file(`markup ${nth}`, text)), ...texts.slice(0, 4).map((text, nth) => file(`markup in UTF-16 ${nth}`, Buffer.from(`\ufeff${text}`, 'utf16le'))), file('svgz', gzipSync(texts[0] ?? ''))]
}

function polyglots({ jpeg, png, webp, gif }: Pick<Sound, 'jpeg' | 'png' | 'webp' | 'gif'>): HostileFile[] {
  const page = Buffer.from('<html><script>__xss("trailing-canary")</script>')
  const zip = zipOf([['a.html', page]])
  return [
    file('JPEG and page', Buffer.concat([jpeg, page]), 'take'), file('JPEG and zip', Buffer.concat([jpeg, zip]), 'take'), file('JPEG and PDF', Buffer.concat([jpeg, Buffer.from('%PDF-1.4\n')]), 'take'), file('JPEG with a page as comment', jpegWith(jpeg, segment(0xfe, page)), 'take'), file('JPEG with PHP as comment', jpegWith(jpeg, segment(0xfe, Buffer.from('<?php system($_GET[0]); ?>'))), 'take'),
    file('PNG and page', Buffer.concat([png, page]), 'take', 'a.png', 'image/png'), file('PNG with a script as text', pngOf(png, chunk('tEXt', Buffer.from('Comment\0<script>trailing-canary</script>'))), 'take'), file('WebP and page', Buffer.concat([webp, page]), 'either'), file('JPEG and JPEG', Buffer.concat([jpeg, jpeg]), 'take'),
    file('GIF and script', Buffer.concat([Buffer.from('GIF89a/*'), gif, Buffer.from('*/=1;__xss()')])), file('PDF and zip', Buffer.concat([Buffer.from('%PDF-1.4\n'), zip])), file('zip and JPEG', Buffer.concat([zip, jpeg])), file('page and JPEG', Buffer.concat([page, jpeg])), file('JPEG start before a page', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), page])),
    file('RIFF around a zip', Buffer.concat([Buffer.from('RIFF\0\x01\0\0WEBPVP8 ', 'latin1'), zip])), file('PNG signature before a PDF', Buffer.concat([pngSignature, Buffer.from('%PDF-1.4')])), file('JPEG start before a WebP', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), webp])),
  ]
}

function lies({ jpeg, webp }: Pick<Sound, 'jpeg' | 'webp'>): HostileFile[] {
  const sizes: readonly (readonly [number, number])[] = [[65_535, 65_535], [65_535, 1], [1, 65_535], [0, 0], [0, 48], [64, 0], [65_500, 65_500], [32_768, 32_768], [5_000, 4_901], [20_000, 20_000]]
  const large: readonly (readonly [number, number])[] = [[65_535, 65_535], [0x7fffffff, 0x7fffffff], [0xffffffff, 0xffffffff], [0, 1], [1, 0x7fffffff], [0x10000, 0x10000], [100_000, 1], [50_000, 50_000]]
  return [
    ...sizes.map(([width, height]) => file(`JPEG saying ${width} × ${height}`, jpegClaiming(jpeg, width, height), width * height > 24_500_000 || width * height === 0 ? 'refuse' : 'either')), ...large.map(([width, height]) => file(`PNG saying ${width} × ${height}`, pngClaiming(width, height))),
    ...large.slice(0, 4).map(([width, height]) => file(`WebP saying ${width} × ${height}`, webpClaiming(webp, width, height), 'either')),
  ]
}

function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg)
  const frame = jpegMarkers(copy).find(({ marker }) => marker === 0xc0 || marker === 0xc2)
  if (frame === undefined) throw new RangeError('a JPEG without a frame')
  copy.writeUInt16BE(height, frame.at + 5)
  copy.writeUInt16BE(width, frame.at + 7)
  return copy
}

function bombs({ jpeg, png }: Pick<Sound, 'jpeg' | 'png'>): HostileFile[] {
  const zeros = deflateSync(Buffer.alloc(60_000_000))
  const pixels = (width: number, height: number) => Buffer.concat([pngSignature, headerOf(width, height), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))), chunk('IEND', Buffer.alloc(0))])
  const scan = jpeg.subarray(jpegMarkers(jpeg).find(({ marker }) => marker === 0xda)?.at ?? 0, jpeg.length - 2)
  const icc = (nth: number, all: number, body: Buffer) => segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([nth, all]), body]))
  return [
    file('a real PNG of 60 megapixels', pixels(10_000, 6_000)), file('a PNG of 24 megapixels in one line', pixels(4_900_000, 5), 'either'), file('a PNG with 60 MB of text', pngOf(png, chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), zeros]))), 'either'), file('a PNG with 60 MB of profile', pngOf(png, chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), zeros]))), 'either'),
    file('a PNG with 5,000 texts', pngOf(png, Buffer.concat(Array.from({ length: 5_000 }, () => chunk('tEXt', Buffer.from('a\0b'))))), 'either'), file('a moving PNG', pngOf(png, chunk('acTL', Buffer.from([0, 0xff, 0xff, 0xff, 0, 0, 0, 0]))), 'either'), file('a PNG with a chunk of 2 GB announced', Buffer.concat([png.subarray(0, 33), Buffer.from([0x7f, 0xff, 0xff, 0xff]), Buffer.from('IDAT'), Buffer.alloc(100)])),
    file('a JPEG of a thousand scans', Buffer.concat([jpeg.subarray(0, jpeg.length - 2), ...Array.from({ length: 1_000 }, () => scan), Buffer.from([0xff, 0xd9])]), 'either'), file('a JPEG of 2,000 comments', jpegWith(jpeg, Buffer.concat(Array.from({ length: 2_000 }, () => segment(0xfe, Buffer.alloc(500, 97))))), 'either'),
    file('a JPEG with 100 times EXIF', jpegWith(jpeg, Buffer.concat(Array.from({ length: 100 }, () => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiffLoop(), Buffer.alloc(60_000)]))))), 'either'), file('EXIF that refers to itself', jpegWith(jpeg, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiffLoop()]))), 'either'),
    file('a profile of 255 parts of which one is there', jpegWith(jpeg, icc(1, 255, Buffer.alloc(60_000))), 'either'), file('a profile of 255 parts, all there', jpegWith(jpeg, Buffer.concat(Array.from({ length: 100 }, (_, nth) => icc(nth + 1, 100, Buffer.alloc(65_000))))), 'either'), file('a profile of rubbish', jpegWith(jpeg, icc(1, 1, Buffer.alloc(3_000, 255))), 'either'),
    file('a JPEG restarted after each byte', jpegWith(jpeg, segment(0xdd, Buffer.from([0, 1]))), 'either'), file('a JPEG with 16-bit tables', jpegWith(jpeg, segment(0xdb, Buffer.alloc(129, 255))), 'either'), file('a JPEG of fill bytes', Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(1_000_000, 0xff), jpeg.subarray(2)]), 'either'), file('XMP of 60 kB of open tags', jpegWith(jpeg, segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${'<a>'.repeat(20_000)}`))), 'either'),
    file('a photo one byte too large', Buffer.concat([jpeg, Buffer.alloc(12 * 1024 * 1024 + 1 - jpeg.length)])), file('a photo of 23 MB', Buffer.concat([jpeg, Buffer.alloc(23_000_000)])),
  ]
}

function headerOf(width: number, height: number): Buffer {
  return pngClaiming(width, height).subarray(8, 33)
}

function truncated({ jpeg, png, webp }: Pick<Sound, 'jpeg' | 'png' | 'webp'>): HostileFile[] {
  const joints = jpegMarkers(jpeg).flatMap(({ at, length }) => [at, at + 1, at + 2, at + 3, at + 2 + Math.floor(length / 2), at + 2 + length - 1])
  const evenly = (bytes: Buffer, count: number) => Array.from({ length: count }, (_, nth) => Math.floor((bytes.length * (nth + 1)) / (count + 1)))
  const cuts = (what: string, bytes: Buffer, places: readonly number[]) => [...new Set(places)].filter((at) => at > 16 && at < bytes.length - 8).map((at) => file(`${what} cut at ${at}`, bytes.subarray(0, at), 'either'))
  return [...cuts('JPEG', jpeg, joints), ...cuts('PNG', png, [20, 29, 33, 37, 41, ...evenly(png, 6)]), ...cuts('WebP', webp, evenly(webp, 8))]
}

function tiny({ jpeg, png, webp }: Pick<Sound, 'jpeg' | 'png' | 'webp'>): HostileFile[] {
  return [file('nothing', Buffer.alloc(0)), ...[0, 1, 0x0a, 0x7f, 0xff].map((byte) => file(`the byte ${byte}`, Buffer.from([byte]))), ...[jpeg, png, webp].flatMap((bytes) => [2, 3, 4, 8, 12, 16].map((length) => file(`${length} bytes`, bytes.subarray(0, length))))]
}

/** Single bytes turned over, where readers trust what they read. */
function flipped(sounds: Pick<Sound, 'jpeg' | 'png' | 'webp'>, seed: number): HostileFile[] {
  const random = randomFrom(seed)
  return Object.entries(sounds).flatMap(([what, bytes]) => Array.from({ length: 30 }, (_, nth) => {
    const copy = Buffer.from(bytes)
    for (let times = random.between(1, 6); times > 0; times -= 1) copy[random.between(what === 'png' ? 8 : 4, copy.length - 1)] = random.pick([0, 0xff, 0x7f, 0x80, random.between(0, 255)])
    return file(`${what} turned over ${nth}`, copy, 'either')
  }))
}

function named(jpeg: Buffer): HostileFile[] {
  const names = [
    '../../../etc/passwd.jpg', '..\\..\\boot.jpg', '/etc/passwd.jpg', 'C:\\con.jpg', 'con.jpg', 'nul.jpg', 'aux.jpg', 'com1.jpg', '.jpg', '..jpg', '.htaccess.jpg', 'a\0b.jpg', 'a%00.jpg', 'gpj.\u202exe.jpg', '\u200b.jpg', '=1+1.jpg', '<script>__xss()<.jpg', '"><img src=x onerror=__xss()>.jpg', '\'; drop table files; --.jpg', '{{7*7}}.jpg', '$(id).jpg', 'a;b.jpg', 'a\r\nx-injected: 1.jpg',
    `${'字'.repeat(5_000)}.jpg`, `${'a/'.repeat(2_000)}x.jpg`, `${'.'.repeat(1_000)}.jpg`, '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}.jpg', '__proto__.jpg', 'a.php.jpg', 'a.jpg.', ' a .jpg', '~root.jpg', 'file:///a.jpg', 'http://x.invalid/a.jpg', '演示'.repeat(60), '%2e%2e%2f.jpg', 'ａ．ｊｐｇ',
  ]
  const odd = ['a.svg', 'a.html', 'a.php', 'a.exe', 'a.jpg.exe', 'a.js', 'a.xlsx', 'a.jpg\0.html']
  return [...names.map((name) => file(`named ${name.slice(0, 30)}`, jpeg, 'either', name)), ...odd.map((name) => file(`named ${name}`, jpeg, 'refuse', name))]
}

/** What somebody says a file is, changes nothing. */
function typed(jpeg: Buffer): HostileFile[] {
  return ['image/svg+xml', 'text/html', 'application/octet-stream', '', 'image/jpeg; charset=utf-7', 'application/x-php', '../../a', 'image/*'].map((type) => file(`said to be ${type}`, jpeg, 'take', 'photo.jpg', type))
}
