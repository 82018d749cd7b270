//! An engine on the file of a store, as if it stood elsewhere: what `brokers desk` asks over HTTP. It prints its address, and runs
//! until it is stopped.
//!
//!     target/debug/examples/engine .brokers/store.sqlite

#![allow(clippy::print_stdout)]

use std::error::Error;

use dynoxide::Database;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let database = Database::new(&file)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    dynoxide::server::serve_with_shutdown(listener, database, std::future::pending()).await?;
    Ok(())
}
