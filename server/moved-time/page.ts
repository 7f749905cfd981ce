/** The page /demo/clock: what the time is, five buttons forward, and while it moves how far it has come. Works without script. */
import { aheadInWords, instantForVillagers, type Instant } from '../../core/time/index.ts'
import type { Way } from './move.ts'
import { steps } from './steps.ts'

/** @param problem a sentence of ours, why the last press moved nothing */
export function movedTimePage(way: Way, real: Instant, problem: string | null): string {
  const moving = way.ahead < way.toward
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${moving ? '\n<meta http-equiv="refresh" content="2">' : ''}
<title>${problem === null ? '' : '错误：'}演示时间 · 三治</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>演示时间</h1>
${problem === null ? '' : `<p class="problem" role="alert">${problem}</p>\n`}<p class="now">现在演示的是<br><b>${instantForVillagers(real + way.ahead)}</b></p>
<p>${way.ahead === 0 ? '和真实时间一样，还没有前移过。' : `比真实时间前移了 ${aheadInWords(way.ahead)}。真实时间是${instantForVillagers(real)}。`}</p>
${moving ? progress(way, real) : buttons(way)}
<h2>前移时间会怎样</h2>
<ul>
<li>就像时间真的过去了：到期的时限、提醒、超期、自动归档，都按各自的时刻一件一件先后发生。</li>
<li>比如办结的事项，评价期到第十五天的 24 时，然后归档：前移十五天，再移到下一个工作日早上，就能看到。</li>
<li>登录、验证码、动态口令、次数限制和操作日志仍按真实时间，不会因此失效。</li>
<li>只能往前，不能往回。只在演示时有，正式使用的平台没有这一页。</li>
</ul>
<p class="links"><a href="/">村民页面</a> <a href="/field/">网格员</a> <a href="/console/">工作台</a> <a href="/demo/outbox">演示发件箱</a></p>
</main>
</body>
</html>
`
}

function buttons({ toward }: Way): string {
  const button = ([step, words]: [string, string]) => `<button name="step" value="${step}">${words}</button>`
  return `<form method="post" action="/demo/clock">
<input type="hidden" name="from" value="${toward}">
<fieldset>
<legend>往前移</legend>
${Object.entries(steps).map(button).join('\n')}
</fieldset>
</form>`
}

/** By time passed, which never goes back; timers beget timers. */
function progress({ from, ahead, toward, timers }: Way, real: Instant): string {
  const share = Math.floor((ahead - from) / (toward - from) * 100)
  return `<div role="status">
<p>正在前移到 <b>${instantForVillagers(real + toward)}</b>${timers === 0 ? '' : `，路上还有 ${timers} 个到期的时刻`}。</p>
<p><progress max="100" value="${share}" aria-label="已前移">${share}%</progress></p>
<p>这一页每两秒更新一次；可以离开，时间会接着走到。<a href="/demo/clock">现在更新</a></p>
</div>`
}

// The values of design/tokens.css: this page must be readable before the faces are built.
const style = `
:root { color-scheme: light dark; --paper: #faf8f3; --card: #ffffff; --ink: #1b1f23; --ink-soft: #4a535b; --jade: #0b6b57; --amber: #8a5a00; --amber-wash: #fbf1dc; --line: #d9d4c7; --edge: #77756c }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181a; --card: #1c2225; --ink: #f0efe9; --ink-soft: #b9c0c4; --jade: #4fc3a5; --amber: #f0b54a; --amber-wash: #332813; --line: #343c40; --edge: #8f9a9f }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.7 "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; line-break: strict; text-autospace: normal }
main { max-width: 34em; margin: 0 auto; padding: 24px 16px 48px }
h1 { font-size: 28px; line-height: 1.4; font-weight: 600; margin: 0 0 16px }
h2 { font-size: 20px; line-height: 1.5; font-weight: 600; margin: 32px 0 8px }
.now { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 0 0 12px; color: var(--ink-soft) }
.now b { color: var(--ink); font-size: 22px; font-weight: 600 }
.problem { background: var(--amber-wash); border-left: 4px solid var(--amber); padding: 12px 16px; margin: 0 0 16px }
fieldset { border: 0; margin: 16px 0 0; padding: 0; display: grid; gap: 12px }
legend { font-weight: 600; padding: 0; margin: 0 0 8px }
button { min-height: 48px; padding: 8px 16px; font: inherit; text-align: left; color: var(--jade); background: var(--card); border: 1px solid var(--edge); border-radius: 6px; cursor: pointer }
ul { margin: 0; padding-left: 1.2em }
progress { width: 100%; height: 16px; accent-color: var(--jade) }
a { color: var(--jade); display: inline-block; padding: 8px 0 }
.links { margin: 24px 0 0 } .links a { margin-right: 24px }
a:focus-visible, button:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 1px var(--ink) inset }
`
