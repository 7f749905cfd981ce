/** Texts that programs have choked on: the committed corpus of the fuzzer. Invisible and dangerous characters are written as escapes. */

export type HostileText = { readonly what: string; readonly text: string }

const groups: Readonly<Record<string, readonly string[]>> = {
  nothing: ['', ' ', '\t', '\n', '\u3000', '\u200b', '\ufeff', 'null', 'undefined', 'NaN', 'Infinity', '-Infinity', 'true', '[object Object]'],
  nul: ['\0', 'a\0b', '演示\0村', '\u0001\u0002\u0007', '\u001b[31m', '\u0085', '\u2028', '\u2029', '\ufffe', '\uffff'],
  surrogates: ['\ud800', '\udfff\ud800', '\ud83d', 'a\udc00b', '\u{10ffff}', '\u{20bb7}', '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}'],
  direction: ['\u202e倒写', '\u202d\u202c', '\u2066藏\u2069', '\u200e\u200f', '\u061c', 'العربية', 'gpj.\u202eexe'],
  unseen: ['\u200b\u200c\u200d\u2060', '张\u200b演示', '\u00ad', '\ufe0f', '\u034f', '\u{e0001}', '\u3164'],
  combining: [`a${'\u0301'.repeat(400)}`, `字${'\u0489'.repeat(200)}`, '\u0344', 'e\u0301', '\ufb01', 'İ', 'ß', '\u212a', 'ſ'],
  digits: ['１２３', '１４０４２３', '٣', '१२३', '²', '①', '１２０００００００１０', '11010519491231002Ｘ', '１１０１０５１９４９１２３１００２Ｘ', '110105194912310021', '00000000000000000X', '000000000000000'],
  numbers: [
    '-1', '-0', '0', '00', '1e3', '1e400', '-1e400', '1e-400', '0x10', '0b1', '1_000', '+1', '1.', '.5', '1,5', '９００７', '9007199254740993', '9223372036854775808', '-9223372036854775809',
    '2147483648', '4294967296', '99999999999999999999999', '1.7976931348623157e308', '5e-324', '0.1000000000000000055511151231257827',
  ],
  names: ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then', 'toJSON', 'length', '__proto__[polluted]', 'constructor.prototype.polluted'],
  days: [
    '0000-00-00', '0000-01-01', '0001-01-01', '2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '9999-12-31', '275760-09-13', '+275760-09-13', '-271821-04-20', '１９８０-０１-０１', '2026-1-1',
    '2026-99', '2026-00', '2026-13', '0000-01', '9999-12',
  ],
  moments: [
    '2016-12-31T23:59:60Z', '2026-02-30T00:00:00.000Z', '2026-01-01T24:00:00Z', '2026-01-01T00:00:00', '2026-01-01T00:00:00+99:99', '+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00Z', '0000-01-01T00:00:00Z',
    '2026-01-01T00:00:00.000000001Z', 'infinity', '-infinity', 'now', 'today', 'epoch', 'allballs', '4713-01-01 BC', '294277-01-01T00:00:00Z',
  ],
  cursors: [
    ...['2026-02-30T00:00:00.000Z~00000000-0000-4000-8000-000000000000', '2026-01-01T00:00:00.000Z~------------------------------------', '2026-01-01T24:00:00.000Z~000000000000000000000000000000000000',
      '0000-01-01T00:00:00.000Z~00000000-0000-4000-8000-000000000000', '2026-01-01T00:00:00.000Z~\' or 1=1 --', '~', '{"at":"x"}', '[]', '\0', '张\ud800', '演示~140423-00000000-0000-4000-8000-000000000000', '140423~1', '1~2~3',
    ].map((one) => Buffer.from(one).toString('base64url')), '0-000000-0-0', '99999999999999-999999-99-999999999999999', '9999-A', '000000000000000-____', 'eyJhbGciOiJub25lIn0.e30.', '=', '====', '%3D', 'a.b', 'A'.repeat(199),
  ],
  sql: [
    '\'', '"', '`', '\\', '\'; drop table persons; --', '\' or \'1\'=\'1', '1 or 1=1', '" or ""="', '1); select pg_sleep(5); --', '\'||pg_sleep(5)||\'', '(select pg_sleep(5))', 'opened_at desc; select 1', 'id asc, (select 1/0)', '%', '_', '%%%%%%%%%', '\\%',
    '$1', '$$', ':x', '?', 'E\'\\\'', 'U&"\\0061"', '/**/union/**/select/**/null', 'null::regclass', 'cast((select version()) as int)', '\\copy', 'a\' collate "C',
  ],
  xpath: ['\' or count(//*)>0 or \'', '//*', ']]>', '<![CDATA[x]]>', '<?xml version="1.0"?>', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '&lol9;', '&#0;', '&#x1F;', '<!-- -- -->'],
  html: [
    '<script>__xss(1)</script>', '<img src=x onerror=__xss(2)>', '"><svg onload=__xss(3)>', '\' autofocus onfocus=__xss(4) x=\'', 'javascript:__xss(5)', '</title><script>__xss(6)</script>', '</textarea><img src=x onerror=__xss(7)>',
    '<a href=javascript:__xss(8)>点</a>', '<iframe srcdoc="<script>parent.__xss(9)</script>">', '<math><mtext></p><img src onerror=__xss(10)>', '<style>@import "//x.invalid"</style>', '&lt;script&gt;', '\u003cscript\u003e', '+ADw-script+AD4-', '<base href=//x.invalid>', '<meta http-equiv=refresh content=0;url=//x.invalid>',
  ],
  formulas: ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '=HYPERLINK("http://x.invalid")', '=cmd|\' /C calc\'!A0', '＝1+1', '"=1"', '=DDE()'],
  templates: ['${7*7}', '{{7*7}}', '<%= 7*7 %>', '#{7*7}', '${jndi:ldap://x.invalid/a}', '%{7*7}', '{{constructor.constructor(\'return 1\')()}}', '$(id)', '`id`', '|id', ';id', '&& id', '%s%s%n', '%d'],
  lines: ['\r\nx-injected: 1', '\nx-injected: 1', '%0d%0ax-injected:%201', 'a\r\n\r\n<html>', '\u560a\u560dx-injected: 1', 'Bcc: a@x.invalid'],
  paths: ['../../etc/passwd', '..\\..\\windows', '/etc/passwd', '%2e%2e%2f', '....//', 'file:///etc/passwd', 'C:\\con', 'con', 'nul.txt', '.', '..', '~root', '//x.invalid', 'http://x.invalid/', 'http://127.0.0.1:1/', 'http://[::1]/', '\\\\x.invalid\\a', '/\\x.invalid'],
  ids: [
    '00000000-0000-0000-0000-000000000000', '140423-00000000-0000-4000-8000-000000000000', '140425-00000000-0000-4000-8000-000000000000', '000000-00000000-0000-4000-8000-000000000000', '999999-ffffffff-ffff-ffff-ffff-ffffffffffff',
    'ffffffff-ffff-ffff-ffff-ffffffffffff', '------------------------------------', '140423-', '-1', '{00000000-0000-4000-8000-000000000000}', '00000000000040008000000000000000', '140423100229', '140423100229001', '0', '9999', '999999999999999',
  ],
}

export const hostileTexts: readonly HostileText[] = Object.entries(groups).flatMap(([what, texts]) => texts.map((text) => ({ what, text })))

/** One below, at and one above a limit. */
export function aroundLength(limit: number): readonly string[] {
  return [limit - 1, limit, limit + 1].filter((length) => length >= 0).map((length) => '长'.repeat(length))
}

export const longTexts: readonly string[] = ['字'.repeat(20_001), 'x'.repeat(8_200), '\u{1f600}'.repeat(1_025), `${'a'.repeat(30_000)}!`, '('.repeat(5_000), '0'.repeat(4_000)]
