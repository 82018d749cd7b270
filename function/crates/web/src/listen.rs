//! The HTTP server, with timeouts.
//!
//! `axum::serve` lets a connection take forever to send its head, so a few thousand slow ones would block all others.
//! Here a head has a timeout; [`crate::request`] limits bodies.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Enough for a head of some kilobytes on the slowest mobile network; also how long an idle connection stays open.
const HEAD: Duration = Duration::from_secs(15);
/// The buffer of a connection: more than any browser's head, and far less than hyper's default of 400 KiB.
const BUFFER: usize = 64 * 1024;
/// When there are no file handles left, some will be in a moment.
const PAUSE: Duration = Duration::from_millis(200);

/// Answers every connection until `stop`. Requests that have begun are finished then: somebody may be waiting for a receipt.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_within(HEAD, listener, router, stop).await;
}

/// Resolves when the process is asked to stop: by systemd or a container (SIGTERM), or with Ctrl-C.
pub async fn asked_to_stop() {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

async fn serve_within(
    head: Duration,
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let (running, stopping) = watch::channel(());
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => {
                    // A page goes in two writes, its head and its body. Without this the second one waits for the visitor to
                    // acknowledge the first, which takes 40 ms.
                    let _ = stream.set_nodelay(true);
                    let connection = answer(head, (stream, from), router.clone(), stopping.clone());
                    connections.spawn(connection);
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    drop(running);
    while connections.join_next().await.is_some() {}
}

/// All requests of one connection.
async fn answer(
    head: Duration,
    (stream, from): (TcpStream, SocketAddr),
    router: Router,
    mut stopping: watch::Receiver<()>,
) {
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        let answered = router.call(request);
        async move { answered.await.map_err(|never: Infallible| never) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // A connection that breaks is its visitor's business; what could be lost by it is handled where it is read.
    tokio::select! {
        _ = connection.as_mut() => {}
        // The sender is gone: no more requests after the ones that have begun.
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::oneshot;

    use super::*;

    const SOON: Duration = Duration::from_millis(150);

    async fn site() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let slow = get(async || {
            tokio::time::sleep(SOON * 3).await;
            "langzaam"
        });
        let who = get(async |ConnectInfo(from): ConnectInfo<SocketAddr>| from.ip().to_string());
        let router = Router::new().route("/slow", slow).route("/who", who);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stop_at = async move { drop(stopped.await) };
        let server = tokio::spawn(serve_within(SOON, listener, router, stop_at));
        (address, stop, server)
    }

    async fn rest(mut stream: TcpStream) -> String {
        let mut text = String::new();
        let _ = stream.read_to_string(&mut text).await;
        text
    }

    #[tokio::test]
    async fn a_head_that_never_ends_is_hung_up_on() {
        let (address, _stop, _) = site().await;
        let mut slow = TcpStream::connect(address).await.unwrap();
        let begin = tokio::time::Instant::now();
        slow.write_all(b"GET /who HTTP/1.1\r\nhost: x\r\nx-a: ")
            .await
            .unwrap();
        let sent = rest(slow).await;
        assert!(!sent.contains("200 OK"), "{sent}");
        assert!(begin.elapsed() < SOON * 20, "{:?}", begin.elapsed());
    }

    #[tokio::test]
    async fn a_request_is_answered_and_knows_where_it_came_from() {
        let (address, _stop, _) = site().await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = b"GET /who HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        assert!(rest(stream).await.ends_with("127.0.0.1"));
    }

    #[tokio::test]
    async fn who_waits_for_an_answer_gets_it_when_the_process_is_told_to_stop() {
        let (address, stop, server) = site().await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .unwrap();
        tokio::time::sleep(SOON / 3).await;
        stop.send(()).unwrap();
        assert!(rest(stream).await.ends_with("langzaam"));
        server.await.unwrap();
    }
}
