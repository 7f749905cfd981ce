import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { CannotStart, cannotListen } from './cannot-start.ts'
import { demonstrationSecrets, environmentFrom } from './environment.ts'
import { secretOf } from './secret.ts'

const good = 'Zk3vQm8sT1xYb6Nc0LrHf5WdJ2uPa9EgKi7o'

describe('the settings', () => {
  it('have a default for everything in demo mode', () => {
    assert.deepEqual(environmentFrom({}), {
      port: 8080, host: '127.0.0.1', dataFolder: resolve('data'), databaseUrl: undefined,
      databaseRuntimeUrl: undefined, mode: 'demo', secret: undefined,
      site: { name: undefined, organiser: undefined, filing: undefined },
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
    const production = (SANZHI_SECRET?: string) => environmentFrom({ SANZHI_MODE: 'production', SANZHI_SECRET, SITE_ORGANISER: '演示县' })
    for (const secret of [undefined, '', 'short', 'a'.repeat(64), ...demonstrationSecrets]) {
      assert.throws(() => production(secret), CannotStart, secret)
    }
    assert.equal(production(good).secret, good)
  })

  it('refuse a runtime address without an owner address', () => {
    assert.throws(() => environmentFrom({ DATABASE_RUNTIME_URL: 'postgres://a:b@h/d' }), CannotStart)
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
