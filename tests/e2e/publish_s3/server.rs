//! moto's server, and what stands in its bucket.

use std::io::Read;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Ran, Site, repository};

/// moto wants to see a signature, but does not check it.
const ANYBODY: &str = "AWS test:signature";

/// A server with an empty bucket; it ends with the test.
pub(super) struct Server {
    child: Child,
    port: u16,
}

pub(super) struct Answer {
    pub(super) status: u16,
    headers: ureq::http::HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

fn program() -> PathBuf {
    repository().join("tests/.cache/venv/bin/moto_server")
}

impl Server {
    /// `None`, with a word about it, where moto is not installed.
    pub(super) fn start() -> Option<Self> {
        if !program().is_file() {
            eprintln!("skipped: no moto server; tests/run installs it in tests/.cache/venv");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let child = Command::new(program())
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, port };
        let started = Instant::now();
        while ureq::put(server.address("")).send_empty().is_err() {
            assert!(
                started.elapsed() < Duration::from_mins(2),
                "moto does not start"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        Some(server)
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    fn address(&self, path: &str) -> String {
        let path = percent_encoding::utf8_percent_encode(path, percent_encoding::CONTROLS);
        format!("http://127.0.0.1:{}/emmer{path}", self.port).replace(' ', "%20")
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut response = agent
            .get(self.address(&format!("/site/{path}")))
            .header("authorization", ANYBODY)
            .call()
            .unwrap();
        let mut body = Vec::new();
        response
            .body_mut()
            .as_reader()
            .read_to_end(&mut body)
            .unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body,
        }
    }

    pub(super) fn put(&self, path: &str, text: &str) {
        ureq::put(self.address(&format!("/site/{path}")))
            .header("authorization", ANYBODY)
            .send(text)
            .unwrap();
    }

    pub(super) fn publish(&self, site: &Site, more: &[&str]) -> Ran {
        self.publish_through(site, &format!("http://127.0.0.1:{}", self.port), more)
    }

    pub(super) fn publish_through(&self, site: &Site, endpoint: &str, more: &[&str]) -> Ran {
        let mut command = self.publish_command(site);
        command.env("AWS_ENDPOINT_URL_S3", endpoint).args(more);
        Ran::from(command.output().unwrap())
    }

    pub(super) fn publish_command(&self, site: &Site) -> Command {
        let mut command = site.command(&["publish", "s3://emmer/site"]);
        command
            .env(
                "AWS_ENDPOINT_URL_S3",
                format!("http://127.0.0.1:{}", self.port),
            )
            .env("AWS_ACCESS_KEY_ID", "test")
            .env("AWS_SECRET_ACCESS_KEY", "test")
            .env("AWS_REGION", "eu-west-1");
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
