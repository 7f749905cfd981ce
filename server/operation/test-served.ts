/** For the test of the handover: a program that serves at the socket it was handed and ends in good order, as `server/main.ts` does. */
import fastify, { type FastifyListenOptions } from 'fastify'
import { handedOver } from './listening.ts'
import { stopOnSignals, stopServing } from './stop.ts'

const app = fastify()
app.get('/', async () => await new Promise<string>((resolve) => { setTimeout(() => { resolve(String(process.pid)) }, 5) }))
const fd = handedOver(process.env)
if (fd === null) throw new Error('no socket was handed over')
const place: FastifyListenOptions & { readonly fd: number } = { host: '127.0.0.1', port: 0, fd }
await app.listen(place)
const health = { stopping: () => false, stop: () => undefined }
stopOnSignals(() => stopServing(app, health, { notice: 0, limit: 10_000, handedOver: true }).then(() => 0))
process.send?.('serving')
