/**
 * The one way a face speaks to the server: JSON over HTTP, a time limit on every request, refusals as data with their Chinese sentence.
 * Carries the session's anti-forgery token; tells the session when it is over or when a fresh second factor is asked for.
 */
import { hearTime } from './time-of-matters.ts'

/** Who is signed in in this browser now, where it is no longer the person of this page. */
export type SignedInAs = { readonly person: string; readonly words: string }

export type FieldFault = { readonly pointer: string; readonly sentence: string }

/** What the server would not do, or the network could not; never shown by its code. */
export class ApiRefusal extends Error {
  readonly code: string
  readonly sentence: string
  readonly status: number
  readonly rule: string | null
  readonly fields: readonly FieldFault[]
  readonly signedInAs: SignedInAs | null

  constructor(problem: {
    code: string; sentence: string; status?: number; rule?: string | null; fields?: readonly FieldFault[]; signedInAs?: SignedInAs | null
  }) {
    super(problem.code)
    this.name = 'ApiRefusal'
    this.code = problem.code
    this.sentence = problem.sentence
    this.status = problem.status ?? 0
    this.rule = problem.rule ?? null
    this.fields = problem.fields ?? []
    this.signedInAs = problem.signedInAs ?? null
  }
}

export type Face = 'console' | 'field'

type Listeners = {
  /** The session is over; what the person typed is still on the page. */
  signedOut(refusal: ApiRefusal): void
  /** Another session has taken this browser's place; answers whether it is the same person's, so that the question may be asked again. */
  sessionChanged(now: SignedInAs): Promise<boolean>
  /** Asks for the one-time code again; answers whether it was given. */
  stepUp(): Promise<boolean>
  /** The server answered: the person is still signed in. */
  answered(): void
}

const state: { face: Face; csrf: string; out: boolean; listeners: Listeners | null } = { face: 'console', csrf: '', out: false, listeners: null }

export function configureApi(face: Face): void {
  state.face = face
}

/** The face this page belongs to. */
export function thisFace(): Face {
  return state.face
}

export function setCsrf(csrf: string): void {
  state.csrf = csrf
}

/** While nobody is signed in the page below stands still: what it would ask is answered here, and the server is left alone. */
export function standStill(out: boolean): void {
  state.out = out
}

export function listenToApi(listeners: Listeners): () => void {
  state.listeners = listeners
  return () => { if (state.listeners === listeners) state.listeners = null }
}

/** Whether the server could be reached the last time anything was asked of it. */
export function listenToReach(listener: (reached: boolean) => void): () => void {
  reachListeners.add(listener)
  return () => { reachListeners.delete(listener) }
}

const reachListeners = new Set<(reached: boolean) => void>()

function tellReach(reached: boolean): void {
  for (const listener of reachListeners) listener(reached)
}

type Options = {
  readonly signal?: AbortSignal
  /** Milliseconds. */
  readonly limit?: number
  /** A sign-in's own 401 is an answer, not the end of a session. */
  readonly signingIn?: boolean
}

export const api = {
  get: <T>(path: string, options: Options = {}) => ask<T>('GET', path, undefined, options),
  post: <T>(path: string, body: unknown, options: Options = {}) => ask<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options: Options = {}) => ask<T>('PUT', path, body, options),
  delete: <T>(path: string, options: Options = {}) => ask<T>('DELETE', path, undefined, options),
}

/** Any failure as a refusal, so that every screen has a sentence to show. An aborted question is no failure: null. */
export function refusalOf(error: unknown): ApiRefusal | null {
  if (error instanceof ApiRefusal) return error
  if (error instanceof DOMException && error.name === 'AbortError') return null
  return new ApiRefusal({ code: 'broken', sentence: '页面出了问题，不知道办成没有。请先把填的内容抄下来，再刷新页面看一看；还不行请告诉系统管理员。' })
}

/** A path with its questions; empty ones are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === null || value === undefined || value === '' ? [] : [[key, String(value)]]))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`
}

async function ask<T>(method: string, path: string, body: unknown, options: Options): Promise<T> {
  if (state.out && options.signingIn !== true) throw new ApiRefusal({ code: 'signed-out', status: 401, sentence: '已退出登录，请重新登录。您填的内容都还在。' })
  try {
    return await once<T>(method, path, body, options)
  } catch (error) {
    if (!(error instanceof ApiRefusal) || options.signingIn === true) throw error
    if (error.code === 'step-up-needed' && await state.listeners?.stepUp() === true) return await once<T>(method, path, body, options)
    if (error.signedInAs !== null && await state.listeners?.sessionChanged(error.signedInAs) === true) return await once<T>(method, path, body, options)
    if (error.status === 401) state.listeners?.signedOut(error)
    throw error
  }
}

async function once<T>(method: string, path: string, body: unknown, options: Options): Promise<T> {
  const response = await send(method, path, body, options)
  if (response.status === 204) return undefined as T
  const answer = await readJson(response)
  if (!response.ok) throw refusalFrom(response.status, answer)
  if (options.signingIn !== true) state.listeners?.answered()
  return answer as T
}

async function send(method: string, path: string, body: unknown, { signal, limit = 20_000 }: Options): Promise<Response> {
  const form = body instanceof FormData || body instanceof Blob
  const timer = AbortSignal.timeout(form ? 120_000 : limit)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json', 'x-sanzhi-face': state.face,
        ...(state.csrf === '' ? {} : { 'x-csrf-token': state.csrf }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      signal: signal === undefined ? timer : AbortSignal.any([timer, signal]),
    })
    tellReach(true)
    hearTime(response.headers)
    return response
  } catch (error) {
    if (signal?.aborted === true) throw error
    tellReach(false)
    throw new ApiRefusal(timer.aborted
      ? { code: 'timeout', sentence: '等了很久没有回应，不知道办成没有。您填的内容都还在，请再点一次，不会重复。' }
      : { code: 'offline', sentence: '网络不通。您填的内容都还在，请检查网络后再试。' })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new ApiRefusal({ code: 'unreadable', status: response.status, sentence: '服务器的回答读不懂。您填的内容都还在，请过一会儿再试。' })
  }
}

function refusalFrom(status: number, answer: unknown): ApiRefusal {
  const problem = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    code?: string; detail?: string; sentence?: string; rule?: string; errors?: readonly { pointer?: string; detail?: string }[]
    signedInAs?: SignedInAs
  }
  return new ApiRefusal({
    code: problem.code ?? 'broken', status, rule: problem.rule ?? null, signedInAs: problem.signedInAs ?? null,
    sentence: problem.detail ?? problem.sentence ?? '没有办成，什么都没有改动。请过一会儿再试。',
    fields: (problem.errors ?? []).map((one) => ({ pointer: one.pointer ?? '/', sentence: one.detail ?? '这一项不对。' })),
  })
}
