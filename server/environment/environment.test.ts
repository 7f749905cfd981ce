import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { CannotStart, cannotListen } from './cannot-start.ts'
import { demonstrationSecrets, environmentFrom } from './environment.ts'
import { secretOf } from './secret.ts'

const good = 'Zk3vQm8sT1xYb6Nc0LrHf5WdJ2uPa9EgKi7o'
const production = {
  SANZHI_MODE: 'production', SANZHI_SECRET: good, SITE_ORGANISER: '演示县', SITE_URL: 'https://sanzhi.invalid', TRUST_PROXY: '127.0.0.1, 10.1.2.0/24',
}

describe('the settings', () => {
  it('have a default for everything in demo mode', () => {
    assert.deepEqual(environmentFrom({}), {
      port: 8080, host: '127.0.0.1', dataFolder: resolve('data'), databaseUrl: undefined, databaseRuntimeUrl: undefined, connections: 10,
      mode: 'demo', secret: undefined, oldSecret: undefined, site: { name: undefined, organiser: undefined, filing: undefined }, siteUrl: undefined,
      trustProxy: [], metricsToken: undefined, logLevel: 'warn', stopSeconds: 25, values: {},
    })
  })

  it('refuse every wrong value at once, in Chinese and in English', () => {
    const wrong = { PORT: '99999', SANZHI_MODE: 'prod', DATABASE_URL: 'mysql://x/y', SANZHI_SECRET: 'short' }
    assert.throws(() => environmentFrom(wrong), (error: unknown) => {
      assert.ok(error instanceof CannotStart)
      for (const name of Object.keys(wrong)) assert.equal(error.message.split(name).length, name === 'SANZHI_SECRET' ? 5 : 3, name)
      return true
    })
  })

  it('refuse ports that are not whole numbers from 1 to 65535', () => {
    for (const PORT of ['0', '-1', '80.5', '1e3', 'abc', '0x50', '65536']) assert.throws(() => environmentFrom({ PORT }), CannotStart, PORT)
  })

  it('never repeat a database address, since it holds a password', () => {
    assert.throws(() => environmentFrom({ DATABASE_URL: 'http://u:geheim@h/d' }), (error: unknown) =>
      error instanceof CannotStart && !error.message.includes('geheim'))
  })

  it('refuse production without a secret, with a short one, and with a demonstration value', () => {
    const inProduction = (SANZHI_SECRET?: string) => environmentFrom({ ...production, SANZHI_SECRET })
    for (const secret of [undefined, '', 'short', 'a'.repeat(64), ...demonstrationSecrets]) {
      assert.throws(() => inProduction(secret), CannotStart, secret)
    }
    assert.equal(inProduction(good).secret, good)
  })

  it('refuse a runtime address without an owner address', () => {
    assert.throws(() => environmentFrom({ DATABASE_RUNTIME_URL: 'postgres://a:b@h/d' }), CannotStart)
  })
})

describe('production', () => {
  it('starts with what it needs, and believes only the named proxies', () => {
    const { trustProxy, siteUrl, logLevel } = environmentFrom(production)
    assert.deepEqual([trustProxy, siteUrl, logLevel], [['127.0.0.1', '10.1.2.0/24'], 'https://sanzhi.invalid', 'info'])
  })

  it('names everything that is missing at once', () => {
    assert.throws(() => environmentFrom({ SANZHI_MODE: 'production' }), (error: unknown) => {
      assert.ok(error instanceof CannotStart)
      for (const name of ['SANZHI_SECRET', 'SITE_ORGANISER', 'SITE_URL', 'TRUST_PROXY']) assert.ok(error.chinese.includes(name), name)
      return true
    })
  })

  it('refuses plain http, proxies that are everybody, a faked clock and certificates nobody looks at', () => {
    const wrong = [
      { SITE_URL: 'http://sanzhi.invalid' }, { TRUST_PROXY: 'true' }, { TRUST_PROXY: '0.0.0.0/0' }, { TRUST_PROXY: 'proxy.invalid' },
      { FAKETIME: '+1d' }, { LD_PRELOAD: '/usr/lib/faketime/libfaketime.so.1' }, { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    ]
    for (const one of wrong) assert.throws(() => environmentFrom({ ...production, ...one }), CannotStart, JSON.stringify(one))
  })

  it('tells what a room has against its own settings together with the rest', () => {
    const judge = () => { throw new CannotStart('短信通道不对。', 'wrong channel') }
    assert.throws(() => environmentFrom({ PORT: 'x' }, [judge]), /PORT[^]*短信通道不对/)
  })
})

describe('a secret in a file', () => {
  it('is read, never repeated, and refused beside the same secret in the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhi-secret-'))
    try {
      const file = join(folder, 'secret')
      writeFileSync(file, `${good}\n`)
      assert.equal(environmentFrom({ SANZHI_SECRET_FILE: file }).secret, good)
      assert.throws(() => environmentFrom({ SANZHI_SECRET_FILE: file, SANZHI_SECRET: good }), (error: unknown) => error instanceof CannotStart && !error.message.includes(good))
      assert.throws(() => environmentFrom({ SANZHI_SECRET_FILE: join(folder, 'none') }), /SANZHI_SECRET_FILE/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the secret of a demonstration', () => {
  it('is made once, kept in the data folder and readable by its owner only', () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'sanzhi-secret-'))
    try {
      const secret = secretOf({ secret: undefined, dataFolder })
      assert.ok(Buffer.byteLength(secret) >= 32)
      assert.equal(secretOf({ secret: undefined, dataFolder }), secret)
      if (process.platform !== 'win32') assert.equal(statSync(join(dataFolder, 'demo-secret')).mode & 0o777, 0o600)
    } finally {
      rmSync(dataFolder, { recursive: true })
    }
  })

  it('gives way to the one that was set', () => {
    assert.equal(secretOf({ secret: good, dataFolder: '/nowhere' }), good)
  })
})

describe('a busy port', () => {
  it('gives one sentence that names the port and the way out', () => {
    const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' })
    assert.match(cannotListen('127.0.0.1', 8080, error)?.message ?? '', /端口 8080 已被占用.*PORT=8081/)
    assert.equal(cannotListen('127.0.0.1', 8080, new Error('other')), undefined)
  })
})
