//! A small mail server and a small web server, which receive notifications and can misbehave.

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How the other side behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It takes everything.
    Willing,
    /// It cannot just now.
    Busy,
    /// It never will.
    Refusing,
    /// It accepts the line and says nothing.
    Hanging,
    /// It takes everything, and the sender never hears so.
    TakingInSilence,
}

/// A mail server or a web server. It stops when it is dropped.
pub(crate) struct Outbox {
    port: u16,
    state: Arc<State>,
    task: JoinHandle<()>,
}

struct State {
    manner: Mutex<Manner>,
    /// Every message that came in whole: a mail with its headers, or a request with its headers.
    messages: Mutex<Vec<String>>,
    lines: Mutex<usize>,
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Outbox {
    /// A mail server.
    pub(crate) async fn mail(manner: Manner) -> Self {
        Self::start(manner, mail).await
    }

    /// A web server.
    pub(crate) async fn web(manner: Manner) -> Self {
        Self::start(manner, web).await
    }

    async fn start<F>(manner: Manner, talk: fn(TcpStream, Arc<State>) -> F) -> Self
    where
        F: Future<Output = Option<()>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            manner: Mutex::new(manner),
            messages: Mutex::default(),
            lines: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut lines = tokio::task::JoinSet::new();
            loop {
                let (line, _) = listener.accept().await.unwrap();
                *shared.lines.lock().unwrap() += 1;
                lines.spawn(talk(line, Arc::clone(&shared)));
            }
        });
        Self { port, state, task }
    }

    /// The value of `NOTIFY` that leads to this mail server.
    pub(crate) fn mail_address(&self) -> String {
        format!(
            "smtp://127.0.0.1:{}?from=Social+Brokers+<balie@site.example>&to=een@team.example&to=twee@team.example",
            self.port
        )
    }

    /// The value of `NOTIFY` that leads to this web server.
    pub(crate) fn web_address(&self) -> String {
        format!("http://127.0.0.1:{}/haak/geheim-adres", self.port)
    }

    pub(crate) fn becomes(&self, manner: Manner) {
        *self.state.manner.lock().unwrap() = manner;
    }

    pub(crate) fn messages(&self) -> Vec<String> {
        self.state.messages.lock().unwrap().clone()
    }

    /// The only message so far.
    pub(crate) fn message(&self) -> String {
        let messages = self.messages();
        assert_eq!(messages.len(), 1, "{messages:#?}");
        messages[0].clone()
    }

    /// How many lines there have been.
    pub(crate) fn lines(&self) -> usize {
        *self.state.lines.lock().unwrap()
    }

    /// Waits until there are so many messages.
    pub(crate) async fn has(&self, count: usize) {
        for _ in 0..1000 {
            if self.messages().len() >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{count} messages do not come: {:#?}", self.messages());
    }
}

impl State {
    fn manner(&self) -> Manner {
        *self.manner.lock().unwrap()
    }

    fn keep(&self, message: String) {
        self.messages.lock().unwrap().push(message);
    }
}

async fn forever() -> Option<()> {
    std::future::pending().await
}

/// One line of SMTP, as far as sending needs it.
async fn mail(line: TcpStream, state: Arc<State>) -> Option<()> {
    let mut line = BufReader::new(line);
    if state.manner() == Manner::Hanging {
        return forever().await;
    }
    say(&mut line, "220 proef.example").await?;
    loop {
        let command = hear(&mut line).await?.trim().to_ascii_uppercase();
        let answer = match (command.split([' ', ':']).next()?, state.manner()) {
            ("EHLO" | "HELO", _) => "250 proef.example",
            ("QUIT", _) => {
                say(&mut line, "221 dag").await?;
                return None;
            }
            ("MAIL", Manner::Busy) => "451 later",
            ("MAIL", Manner::Refusing) => "550 een@team.example wil dit niet",
            ("DATA", manner) => {
                say(&mut line, "354 zeg het").await?;
                let mut mail = String::new();
                loop {
                    let part = hear(&mut line).await?;
                    if part == ".\r\n" {
                        break;
                    }
                    mail.push_str(&part);
                }
                state.keep(mail);
                if manner == Manner::TakingInSilence {
                    return forever().await;
                }
                "250 goed"
            }
            _ => "250 goed",
        };
        say(&mut line, answer).await?;
    }
}

/// One request.
async fn web(line: TcpStream, state: Arc<State>) -> Option<()> {
    let mut line = BufReader::new(line);
    if state.manner() == Manner::Hanging {
        return forever().await;
    }
    let (mut request, mut length) = (String::new(), 0);
    loop {
        let header = hear(&mut line).await?;
        request.push_str(&header);
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        if header == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    line.read_exact(&mut body).await.ok()?;
    request.push_str(&String::from_utf8(body).ok()?);
    let status = match state.manner() {
        Manner::Busy => "503 Later",
        Manner::Refusing => "410 Weg",
        _ => "204 Goed",
    };
    if matches!(state.manner(), Manner::Willing | Manner::TakingInSilence) {
        state.keep(request);
    }
    if state.manner() == Manner::TakingInSilence {
        return forever().await;
    }
    let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    line.write_all(answer.as_bytes()).await.ok()
}

async fn hear(line: &mut BufReader<TcpStream>) -> Option<String> {
    let mut said = String::new();
    match line.read_line(&mut said).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(said),
    }
}

async fn say(line: &mut BufReader<TcpStream>, words: &str) -> Option<()> {
    line.write_all(format!("{words}\r\n").as_bytes()).await.ok()
}
