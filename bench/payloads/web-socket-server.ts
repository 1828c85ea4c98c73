import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of one WebSocket: enough of RFC 6455 to play Slack, whole text frames only. */
export type Peer = { send(text: string): void; close(): void; reset(): void; isOpen(): boolean };

export type PeerEvents = { opened(peer: Peer): void; said(peer: Peer, text: string): void; answersClose(): boolean };

const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Lets WebSockets in on `server`. */
export function acceptWebSockets(server: Server, { opened, said, answersClose }: PeerEvents): void {
  server.on('upgrade', (request, socket: Duplex) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const peer: Peer = {
      send: (text) => socket.write(frame(TEXT, Buffer.from(text))),
      close: () => socket.end(frame(CLOSE, Buffer.alloc(0))),
      reset: () => socket.destroy(),
      isOpen: () => socket.writable,
    };
    const hear = ({ kind, payload }: Frame) => {
      if (kind === TEXT) said(peer, payload.toString());
      if (kind === PING) socket.write(frame(PONG, payload));
      if (kind === CLOSE && answersClose()) peer.close();
    };
    let unread = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      unread = Buffer.concat([unread, data]);
      for (let read = unframe(unread); read; read = unframe(unread)) {
        unread = unread.subarray(read.size);
        hear(read);
      }
    });
    opened(peer);
  });
}

function frame(kind: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x80 | kind]), lengthOf(payload), payload]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length <= 125) return Buffer.from([length]);
  const isShort = length < 65_536;
  const head = Buffer.alloc(isShort ? 3 : 9);
  head[0] = isShort ? 126 : 127;
  if (isShort) head.writeUInt16BE(length, 1);
  else head.writeBigUInt64BE(BigInt(length), 1);
  return head;
}

type Frame = { kind: number; payload: Buffer; size: number };

/** The first whole frame of `data`, unmasked. */
function unframe(data: Buffer): Frame | undefined {
  if (data.length < 6) return undefined;
  const short = data.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const size = start + 4 + length;
  if (data.length < size) return undefined;

  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, size).map((byte, at) => byte ^ mask.readUInt8(at % 4)));
  return { kind: data.readUInt8(0) & 0x0f, payload, size };
}
