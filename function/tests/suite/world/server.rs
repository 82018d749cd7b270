//! The real program, as a server on this machine.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use super::{TELLTALE, World};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_function");

/// It is killed when it is dropped.
pub(crate) struct Server {
    child: Child,
    port: u16,
}

impl Server {
    pub(crate) async fn start(world: &World, assets: &Path) -> Self {
        Self::start_at(world, assets, free_port(), Stdio::piped()).await
    }

    /// On a port of the caller's, with the log going to `log`.
    pub(crate) async fn start_at(world: &World, assets: &Path, port: u16, log: Stdio) -> Self {
        Self::with(world, assets, port, log, &[]).await
    }

    /// With more in its environment.
    pub(crate) async fn with(
        world: &World,
        assets: &Path,
        port: u16,
        log: Stdio,
        more: &[(&str, &str)],
    ) -> Self {
        let child = Command::new(PROGRAM)
            .env_clear()
            .env("FUNCTION_ASSETS", assets)
            .env("AWS_ENDPOINT_URL_DYNAMODB", world.engine_address())
            .env("SUBMISSIONS_TABLE", &world.table)
            .env("PORT", port.to_string())
            .env("LOG", "debug")
            // Everything in a test comes from one address.
            .env("RATE_LIMIT", "0")
            .envs(more.iter().copied())
            .stderr(log)
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let server = Self { child, port };
        for _ in 0..1000 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the function does not start");
    }

    pub(crate) async fn asks(&self, method: &str, path: &str, body: &str) -> String {
        ask(self.port, method, path, body).await.unwrap()
    }

    /// Kills it without warning and gives what it logged, where that was piped.
    pub(crate) async fn kill(mut self) -> String {
        self.child.start_kill().unwrap();
        let output = self.child.wait_with_output().await.unwrap();
        String::from_utf8(output.stderr).unwrap()
    }
}

pub(crate) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// What comes back, whole or not; an error where the line breaks.
pub(crate) async fn ask(
    port: u16,
    method: &str,
    path: &str,
    body: &str,
) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    // Who sends JSON wants JSON.
    let (accept, kind) = if body.starts_with('{') {
        ("application/json", "application/json")
    } else {
        ("text/html", "application/x-www-form-urlencoded")
    };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nUser-Agent: {TELLTALE}\r\n\
         X-Forwarded-For: 203.0.113.77\r\nReferer: https://elders.example/{TELLTALE}\r\nCookie: volger={TELLTALE}\r\n\
         Accept: {accept}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
