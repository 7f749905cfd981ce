/**
 * The browser of journeys, screenshots and prints: the machine's Chromium if it has one, else the one from npm with its
 * own libraries. In either, text is set in the Noto Sans SC from npm, so pictures are the same everywhere.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** Own arguments: the npm Chromium's defaults include --single-process, with which closing a page ends the browser. */
const args = [
  '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
  '--disable-domain-reliability', '--disable-sync', '--no-first-run', '--no-pings', '--font-render-hinting=none', '--mute-audio',
]

/** Close it with `await browser.close()`, or the test hangs. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, libraries } = findBrowser()
  return await chromium.launch({
    executablePath: executable,
    headless: true,
    // It opens our own pages only, and containers seldom allow the sandbox.
    chromiumSandbox: false,
    args,
    env: {
      ...definedOnly(process.env),
      FONTCONFIG_FILE: fontsConfiguration(),
      ...libraries !== undefined && { LD_LIBRARY_PATH: libraries },
    },
  })
}

/** A page as our users have it: Chinese, Shanghai time; 360 px wide unless said otherwise. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 360, height: 740 }, ...options,
  })
  return await context.newPage()
}

type Found = { readonly executable: string; readonly libraries?: string }

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

function findBrowser(): Found {
  const installed = places[process.platform]?.find((place) => existsSync(place))
  if (installed !== undefined) return { executable: installed }
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  throw new Error('没有找到浏览器：请安装 Chrome 或 Chromium。 / No browser found: install Chrome or Chromium.')
}

/**
 * @sparticuz/chromium unpacks itself straight into the temp folder, where a half-written one of another process looks
 * complete. So it unpacks into a folder of its own, which is moved into place when it is whole.
 */
function unpacked(): Found {
  const folder = join(tmpdir(), `sanzhi-browser-${chromiumVersion()}-${userInfo().uid}`)
  if (!existsSync(folder)) unpackTo(folder)
  return { executable: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') }
}

function unpackTo(folder: string): void {
  const unfinished = mkdtempSync(`${folder}-`)
  const module = pathToFileURL(createRequire(import.meta.url).resolve('@sparticuz/chromium')).href
  const script = `const { default: chromium } = await import(${JSON.stringify(module)}); await chromium.executablePath()`
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      // The package unpacks the libraries a bare machine lacks only where it believes itself to be on AWS Lambda.
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'chromium'))) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function chromiumVersion(): string {
  const manifest = join(packageFolder('@sparticuz/chromium'), 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

/** A fontconfig that knows our fonts and no others: without a Chinese font, text is blank rather than boxes. */
function fontsConfiguration(): string {
  const fonts = packageFolder('@expo-google-fonts/noto-sans-sc')
  const folder = join(tmpdir(), `sanzhi-fonts-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `fonts-${process.pid}.conf`)
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '600SemiBold')}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`)
  process.once('exit', () => { rmSync(file, { force: true }) })
  return file
}

function packageFolder(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name)
  return entry.slice(0, entry.indexOf(name.replaceAll('/', entry.includes('\\') ? '\\' : '/')) + name.length)
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]))
}
