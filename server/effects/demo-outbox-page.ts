/** The page /demo/outbox: every message the demonstration would have sent, like slips pinned to a board, newest first. */
import { toIso } from '../../core/time/index.ts'
import type { DemoMessageRow } from '../database/tables/effects.ts'

const channels: Readonly<Record<DemoMessageRow['channel'], string>> = { sms: '短信', email: '邮件', wechat: '微信' }

/** @param stylesheet address of the faces' stylesheet where it is built; the page is readable without it */
export function demoOutboxPage(messages: readonly DemoMessageRow[], stylesheet: string | null): string {
  const slips = messages.length === 0
    ? '<p>还没有消息。登录时要验证码，或者办理一个事项，这里就会出现平台本来要发出的短信、邮件和微信消息。</p>'
    : `<ol>${messages.map(slip).join('\n')}</ol>`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>演示发件箱 · 三治</title>
<style>${style}</style>${stylesheet === null ? '' : `\n<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`}
</head>
<body class="demo-outbox">
<main>
<h1>演示发件箱</h1>
<p>演示模式下，短信、邮件和微信消息都不会真的发出，只写在这里，最新的在最上面。号码都是编造的，打不通。这里写的是真实时间。<br><a href="/demo/outbox">看有没有新消息</a>　<a href="/demo/clock">把演示时间往前移</a></p>
${slips}
</main>
</body>
</html>
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`)
}

function slip({ channel, recipient, sentence, created_at: at }: DemoMessageRow): string {
  const time = toIso(at.getTime())
  return `<li><p class="head"><time datetime="${time}">${writtenTime(time)}</time>　${channels[channel]}　发给 ${escapeHtml(recipient)}</p>
<p class="text">${escapeHtml(sentence)}</p></li>`
}

/** From '2026-11-23T09:30:05.000+08:00' to '2026年11月23日 09:30:05'. */
function writtenTime(iso: string): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(iso) ?? []
  return `${year ?? ''}年${String(Number(month))}月${String(Number(day))}日 ${clock ?? ''}`
}

// The values of design/tokens.css: this page must be readable before the faces are built.
const style = `
:root { color-scheme: light dark; --paper: #faf8f3; --card: #ffffff; --ink: #1b1f23; --ink-soft: #4a535b; --jade: #0b6b57; --line: #d9d4c7 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181a; --card: #1c2225; --ink: #f0efe9; --ink-soft: #b9c0c4; --jade: #4fc3a5; --line: #343c40 }
}
.demo-outbox { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.7 "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; line-break: strict; text-autospace: normal }
.demo-outbox main { max-width: 40em; margin: 0 auto; padding: 24px 16px 48px }
.demo-outbox h1 { font-size: 28px; line-height: 1.4; font-weight: 600 }
.demo-outbox a { color: var(--jade); display: inline-block; padding: 8px 0 }
.demo-outbox a:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 1px var(--ink) inset }
.demo-outbox ol { list-style: none; margin: 24px 0 0; padding: 0 }
.demo-outbox li { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 0 0 12px; overflow-wrap: anywhere }
.demo-outbox li p { margin: 0 }
.demo-outbox .head { color: var(--ink-soft); font-size: 16px; font-variant-numeric: tabular-nums }
`
