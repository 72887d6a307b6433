import net from 'node:net';

/** A way to a server that can be cut, held up and restored, as networks do it. */
export class Link {
  #port = 0;
  #target;
  #server;
  #sockets = new Set();
  #held = false;

  constructor(target) {
    this.#target = new URL(target);
  }

  /** Answers the address to use instead of the server's. */
  async open() {
    this.#server = net.createServer((near) => this.#join(near));
    await new Promise((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = this.#server.address().port;
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Breaks all connections and accepts no more. */
  async cut() {
    this.#sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Keeps connections, but lets nothing through. */
  hold() {
    this.#held = true;
    this.#sockets.forEach((socket) => socket.pause());
  }

  async restore() {
    this.#held = false;
    this.#sockets.forEach((socket) => socket.resume());
    if (!this.#server.listening) {
      await this.open();
    }
  }

  #join(near) {
    const far = net.connect(this.#target.port, this.#target.hostname);
    for (const [from, to] of [[near, far], [far, near]]) {
      this.#sockets.add(from);
      from.on('data', (data) => to.write(data));
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.on('error', () => to.destroy());
      if (this.#held) {
        from.pause();
      }
    }
  }
}
