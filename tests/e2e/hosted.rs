//! A `brokers host` that runs, as its proxy sees it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::harness::{Ran, Site};
use crate::server::{ACCEPT_JSON, Answer, JSON, Server, read};

/// A running host; it is killed when the test ends.
pub(crate) struct Host {
    child: Child,
    out: BufReader<ChildStdout>,
    log: PathBuf,
    pub(crate) base: String,
}

impl Host {
    pub(crate) fn start(site: &Site, data: &Path) -> Self {
        Self::start_with(site, data, &[], &[])
    }

    pub(crate) fn start_with(
        site: &Site,
        data: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = command(site, data, "127.0.0.1:0");
        command.args(arguments).envs(environment.iter().copied());
        Self::run(command, site)
    }

    pub(crate) fn start_at(
        site: &Site,
        data: &Path,
        address: &str,
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = command(site, data, address);
        command.envs(environment.iter().copied());
        Self::run(command, site)
    }

    /// Until it has said where it is.
    fn run(mut command: Command, site: &Site) -> Self {
        let log = site.path("host.log");
        command
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("Opslag:") {
            let read = out.read_line(&mut said).unwrap();
            let log = || std::fs::read_to_string(&log).unwrap();
            assert_ne!(read, 0, "it ended: {said}{}", log());
        }
        let mut words = said.split_whitespace();
        let base = words.find(|word| word.starts_with("http://127.0.0.1:"));
        Self {
            base: base.unwrap().to_owned(),
            child,
            out,
            log,
        }
    }

    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap(); // SIGKILL: kill -9
        self.child.wait().unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        kill.arg(format!("-{name}"))
            .arg(self.child.id().to_string());
        assert!(kill.status().unwrap().success());
    }

    /// Waits until it ended of itself: the exit status, and what it said to the end.
    pub(crate) fn ended(mut self) -> (i32, String) {
        let mut said = String::new();
        self.out.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Server::agent().get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.call().unwrap())
    }

    pub(crate) fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Server::agent().post(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send(body).unwrap())
    }

    /// Asks a question and returns the receipt.
    pub(crate) fn ask(&self, text: &str) -> String {
        let body = serde_json::json!({ "vraag": text }).to_string();
        let answer = self.post("/api/forms/vraag", &[JSON, ACCEPT_JSON], &body);
        assert_eq!(answer.status, 201, "{}", answer.body);
        let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        json["receipt"].as_str().unwrap().to_owned()
    }

    /// What somebody with this receipt is told.
    pub(crate) fn status_of(&self, receipt: &str) -> u16 {
        let body = serde_json::json!({ "code": receipt }).to_string();
        let answer = self.post("/api/receipts", &[JSON, ACCEPT_JSON], &body);
        answer.status
    }

    /// The bytes that it sends for a request of these bytes.
    pub(crate) fn raw(&self, request: &str) -> Vec<u8> {
        use std::io::Write;
        let address = self.base.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Already gone when the test ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `brokers host` in an environment without settings.
pub(crate) fn command(site: &Site, data: &Path, address: &str) -> Command {
    let data = data.to_str().unwrap();
    let mut command = site.command(&["host", "--data", data, "--addr", address]);
    for name in ["DESK_URL", "SUBMISSIONS_TABLE", "AWS_ENDPOINT_URL_DYNAMODB"] {
        command.env_remove(name);
    }
    command
}

/// A host that does not start.
pub(crate) fn refused(mut command: Command) -> Ran {
    let ran = Ran::from(command.output().unwrap());
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    ran
}
