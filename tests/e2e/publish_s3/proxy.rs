//! A proxy that hands everything on, one connection at a time per client
//! connection, and writes down the requests that change something.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::server::Server;

pub(super) struct Proxy {
    port: u16,
    seen: Arc<Seen>,
}

struct Seen {
    changes: Mutex<Vec<String>>,
    /// After so many changes every connection breaks.
    limit: AtomicUsize,
}

impl Proxy {
    pub(super) fn before(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Seen {
            changes: Mutex::default(),
            limit: AtomicUsize::new(usize::MAX),
        });
        let upstream = server.port();
        let shared = Arc::clone(&seen);
        // Ends with the test's process.
        std::thread::spawn(move || {
            for client in listener.incoming().map(Result::unwrap) {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || hand_on(client, upstream, &shared));
            }
        });
        Self { port, seen }
    }

    pub(super) fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(super) fn break_after(&self, changes: usize) {
        self.seen.limit.store(changes, Ordering::SeqCst);
    }

    /// `PUT /emmer/site/index.html HTTP/1.1` and the like, in their order.
    pub(super) fn changes(&self) -> Vec<String> {
        self.seen.changes.lock().unwrap().clone()
    }
}

impl Seen {
    /// Whether the connection may go on.
    fn see(&self, bytes: &[u8]) -> bool {
        let mut changes = self.changes.lock().unwrap();
        let text = String::from_utf8_lossy(bytes);
        changes.extend(
            text.lines()
                .filter(|line| line.ends_with("HTTP/1.1"))
                .filter(|line| {
                    ["PUT ", "POST ", "DELETE "]
                        .iter()
                        .any(|method| line.starts_with(method))
                })
                .map(str::to_owned),
        );
        changes.len() <= self.limit.load(Ordering::SeqCst)
    }
}

fn hand_on(client: TcpStream, upstream: u16, seen: &Arc<Seen>) {
    let Ok(server) = TcpStream::connect(("127.0.0.1", upstream)) else {
        return;
    };
    let (mut from_server, mut to_client) =
        (server.try_clone().unwrap(), client.try_clone().unwrap());
    std::thread::spawn(move || {
        // Either side may close when it likes.
        let _ = std::io::copy(&mut from_server, &mut to_client);
        let _ = to_client.shutdown(Shutdown::Both);
    });
    let (mut from_client, mut to_server) = (client, server);
    let mut buffer = vec![0; 1 << 16];
    while let Ok(length) = from_client.read(&mut buffer) {
        if length == 0
            || !seen.see(&buffer[..length])
            || to_server.write_all(&buffer[..length]).is_err()
        {
            break;
        }
    }
    let _ = to_server.shutdown(Shutdown::Both);
    let _ = from_client.shutdown(Shutdown::Both);
}
