/** A TCP proxy that passes everything on, until it is told to cut: in the middle of a request, or in the middle of an answer. */
import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Direction = 'request' | 'answer'
export type CuttingProxy = {
  readonly port: number
  /** The next chunk in that direction is passed up to so many bytes; then both sides are cut. */
  readonly cutNext: (direction: Direction, afterBytes: number) => void
  /** Everything now open is cut. */
  readonly cutAll: () => void
  readonly close: () => Promise<void>
}

export async function openCuttingProxy(toPort: number): Promise<CuttingProxy> {
  const pairs = new Set<() => void>()
  const armed: Record<Direction, number[]> = { request: [], answer: [] }
  const server = createServer((inner) => {
    const outer = connect({ host: '127.0.0.1', port: toPort })
    const cut = () => {
      pairs.delete(cut)
      inner.destroy()
      outer.destroy()
    }
    pairs.add(cut)
    for (const socket of [inner, outer]) socket.on('error', cut).on('close', cut)
    pass(inner, outer, 'request', cut)
    pass(outer, inner, 'answer', cut)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (direction, afterBytes) => { armed[direction].push(afterBytes) },
    cutAll: () => { for (const cut of [...pairs]) cut() },
    close: async () => {
      for (const cut of [...pairs]) cut()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }

  function pass(from: Socket, to: Socket, direction: Direction, cut: () => void): void {
    from.on('data', (chunk: Buffer) => {
      const bytes = armed[direction].shift()
      if (bytes === undefined) {
        if (!to.write(chunk) && !from.isPaused()) {
          from.pause()
          to.once('drain', () => from.resume())
        }
        return
      }
      to.write(chunk.subarray(0, Math.min(bytes, chunk.length - 1)), cut)
    })
  }
}
